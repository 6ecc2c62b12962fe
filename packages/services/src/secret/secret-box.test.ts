import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createSecretBox,
  holdsSecrets,
  isSealed,
  maskTarget,
  openTarget,
  sealTarget,
  secretKeysSchema,
  UnreadableSecretError,
} from './index.ts';

const [FIRST, SECOND] = [randomBytes(32), randomBytes(32)];
const box = createSecretBox([FIRST]);

describe('a sealed secret', () => {
  test.each(['', 'hunter2', 'ключ 👍', 'x'.repeat(10_000)])(
    'opens as it was, for the use that it was sealed for: %#',
    (secret) => {
      const sealed = box.seal(secret, 'webhook');
      expect(isSealed(sealed)).toBe(true);
      if (secret !== '') expect(JSON.stringify(sealed)).not.toContain(secret);
      expect(box.open(sealed, 'webhook')).toBe(secret);
      expect(box.open(sealed, 'telegram')).toBeUndefined();
    },
  );

  test('is another text each time, so that equal secrets do not look alike', () => {
    expect(box.seal('same', 'webhook').sealed).not.toBe(box.seal('same', 'webhook').sealed);
  });

  test('opens after a new key was put before its own, and not without its own', () => {
    const sealed = box.seal('hunter2', 'webhook');
    const rotated = createSecretBox([SECOND, FIRST]);
    expect(rotated.open(sealed, 'webhook')).toBe('hunter2');
    expect(createSecretBox([SECOND]).open(sealed, 'webhook')).toBeUndefined();
    expect(createSecretBox([SECOND]).open(rotated.seal('new', 'webhook'), 'webhook')).toBe('new');
  });

  test('does not open where a single bit of it was changed', () => {
    const { sealed } = box.seal('hunter2', 'webhook');
    const start = sealed.lastIndexOf('.') + 1;
    const bytes = Buffer.from(sealed.slice(start), 'base64url');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      const other = { sealed: sealed.slice(0, start) + changed.toString('base64url') };
      expect(box.open(other, 'webhook')).toBeUndefined();
    }
  });

  test.each(['', 'genledger.1', 'genledger.1.x.', 'genledger.1..AAAA'])('%j opens to nothing', (sealed) => {
    expect(box.open({ sealed }, 'webhook')).toBeUndefined();
  });
});

describe('the target of a notification', () => {
  const target = {
    url: 'https://receiver.example/hook',
    secret: 'whsec_1',
    headers: { authorization: 'Bearer 2' },
    chatId: 7,
  };

  test('keeps what is public, and nothing that is secret is left in it', () => {
    const sealed = sealTarget(box, target);
    expect(sealed).toMatchObject({ url: target.url, chatId: 7 });
    expect(JSON.stringify(sealed)).not.toMatch(/whsec_1|Bearer/);
    expect([holdsSecrets(target), holdsSecrets(sealed)]).toEqual([true, false]);
    expect(openTarget(box, sealed)).toEqual(target);
    expect(sealTarget(box, sealed)).toEqual(sealed);
  });

  test('is shown with its secrets masked, sealed or not', () => {
    const shown = { url: target.url, secret: '[secret]', headers: '[secret]', chatId: 7 };
    expect(maskTarget(target)).toEqual(shown);
    expect(maskTarget(sealTarget(box, target))).toEqual(shown);
  });

  test('that this process has no key for is an error that names the setting, not an empty secret', () => {
    const sealed = sealTarget(box, target);
    for (const other of [undefined, createSecretBox([SECOND])]) {
      expect(() => openTarget(other, sealed)).toThrow(UnreadableSecretError);
      expect(() => openTarget(other, sealed)).toThrow(/GENLEDGER_SECRETS_KEY/);
    }
  });

  test.each([undefined, null, 'chat-7', 7, ['secret'], {}])(
    '%j has no secrets and stays as it is',
    (plain) => {
      expect(holdsSecrets(plain)).toBe(false);
      expect(openTarget(undefined, sealTarget(box, plain))).toEqual(plain);
      expect(maskTarget(plain)).toEqual(plain);
    },
  );
});

describe('GENLEDGER_SECRETS_KEY', () => {
  const text = (bytes: number) => randomBytes(bytes).toString('base64');

  test('holds one key or several', () => {
    const [one, two] = [text(32), text(32)];
    expect(secretKeysSchema.parse(one)).toEqual([Buffer.from(one, 'base64')]);
    expect(secretKeysSchema.parse(`${one}, ${two}`)).toHaveLength(2);
  });

  test.each(['', 'short', text(31), text(33), `${text(32)},`, `${text(32)},${text(16)}`])(
    'refuses %#, and does not repeat it',
    (given) => {
      const { error } = secretKeysSchema.safeParse(given);
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'each key must be 32 bytes in base64: openssl rand -base64 32',
      ]);
    },
  );
});
