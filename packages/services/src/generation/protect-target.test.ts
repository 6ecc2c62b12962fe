import { expect, test } from 'vitest';
import { createSecretBox, openTarget } from '../secret/index.ts';
import { protectTarget } from './protect-target.ts';

const secrets = createSecretBox([new Uint8Array(32).fill(7)]);
const target = { url: 'https://example.com/', nested: [{ headers: { authorization: 'Bearer hunter2' } }] };

test('secrets of a target are sealed, at any depth', () => {
  const protectedTarget = protectTarget({ secrets }, target);
  expect(JSON.stringify(protectedTarget)).not.toContain('hunter2');
  expect(protectedTarget.ok && openTarget(secrets, protectedTarget.value)).toEqual(target);
});

test('without a key, a target with secrets is refused, and told without them', () => {
  const refused = protectTarget({}, target);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', issues: [{ path: 'notification.target' }] },
  });
  expect(JSON.stringify(refused)).not.toContain('hunter2');
});

test.each([undefined, 'https://example.com/', { url: 'https://example.com/' }, { chatId: 5 }])(
  'without a key, %j, which holds none, is taken as it is',
  (plain) => {
    expect(protectTarget({}, plain)).toEqual({ ok: true, value: plain });
  },
);
