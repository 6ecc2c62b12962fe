import { randomBytes } from 'node:crypto';
import { findGenerationRecord } from '@genledger/db/repositories';
import { configurationSchema, readEnvironment } from '@genledger/services/configuration';
import { createSecretBox, sealTarget } from '@genledger/services/secret';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { startNotifier } from '../src/serve.ts';
import { notifierEnvironmentSchema } from '../src/settings/environment.ts';
import { complete } from './support/completions.ts';
import { startDiscord } from './support/fake-discord.ts';
import { startTelegram, telegramError } from './support/fake-telegram.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { startReceiver } from './support/receiver.ts';
import { smtpError, startMailServer } from './support/smtp.ts';
import { eventually } from './support/wait.ts';

const OLD_KEY = randomBytes(32);
const NEW_KEY = randomBytes(32);
const SIGNING_KEY = randomBytes(32).toString('base64');
const SECRETS = {
  signing: SIGNING_KEY,
  header: 'Bearer of-a-receiver-1234567890',
  delivery: randomBytes(32).toString('base64'),
  discord: 'a-token-that-discord-does-not-know',
  smtp: 'a-password-of-the-mail-server',
  oldKey: OLD_KEY.toString('base64'),
  newKey: NEW_KEY.toString('base64'),
} as const;

/** Everything that lies in the database, as text. */
async function everything({ database }: TestLedger): Promise<string> {
  const collections = await database.db.listCollections().toArray();
  const contents = await Promise.all(
    collections.map(({ name }) => database.db.collection(name).find().toArray()),
  );
  return JSON.stringify(contents);
}

test('no secret is in the log or the database, although receivers repeat what they are sent', async () => {
  await using ledger = await testLedger('secrets');
  const lines: string[] = [];
  await using receiver = await startReceiver(({ headers, body }, index) => ({
    status: index === 0 ? 500 : 200,
    body: JSON.stringify({ headers, body }),
  }));
  await using telegram = await startTelegram(() => telegramError(500, 'Internal Server Error'));
  await using discord = await startDiscord();
  await using mail = await startMailServer({
    authOptional: false,
    onAuth: (_auth, _session, callback) => callback(smtpError(535, 'Authentication failed')),
  });
  const environment = readEnvironment(notifierEnvironmentSchema, {
    DATABASE_URL: ledger.url,
    GENLEDGER_NOTIFIER_PORT: '0',
    GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
    GENLEDGER_SECRETS_KEY: `${SECRETS.newKey},${SECRETS.oldKey}`,
    GENLEDGER_DELIVERY_SECRET: `whsec_${SECRETS.delivery}`,
    GENLEDGER_TELEGRAM_URL: telegram.url,
    GENLEDGER_TELEGRAM_TOKEN: telegram.token,
    GENLEDGER_DISCORD_URL: discord.url,
    GENLEDGER_DISCORD_TOKEN: SECRETS.discord,
    GENLEDGER_SMTP_URL: `smtp://user:${SECRETS.smtp}@127.0.0.1:${mail.port}`,
    GENLEDGER_MAIL_FROM: 'ledger@example.org',
  });
  const channels = { webhook: { waits: [0] }, telegram: { waits: [] } };
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const notifier = await startNotifier(environment, configurationSchema.parse({ channels }), log);
  const sealed = sealTarget(createSecretBox([OLD_KEY]), {
    url: receiver.url,
    secret: `whsec_${SIGNING_KEY}`,
    headers: { authorization: SECRETS.header },
  });
  const ids = await Promise.all([
    complete(ledger.database, { platform: 'webhook', target: sealed }),
    complete(ledger.database, { platform: 'telegram', target: { chatId: 5 } }),
    complete(ledger.database, { platform: 'discord', target: { channelId: '112233445566778899' } }),
    complete(ledger.database, { platform: 'email', target: 'ada@example.com' }),
  ]);
  await eventually(async () => {
    const records = await Promise.all(ids.map((id) => findGenerationRecord(ledger.database, id)));
    return records.every((record) => record?.deliveryStatus !== 'pending' || record.deliveryHold);
  });
  const told = await fetch(`http://127.0.0.1:${notifier.port}/metrics`).then((answer) => answer.text());
  await notifier.stop();
  const [, second] = receiver.received;
  const headers = second?.headers as Record<string, string>;
  expect(headers['authorization']).toBe(SECRETS.header);
  expect(() => new Webhook(SIGNING_KEY).verify(second?.body ?? '', headers)).not.toThrow();
  const stored = await everything(ledger);
  expect(stored).toContain('[secret]');
  for (const [name, secret] of Object.entries({ ...SECRETS, telegram: telegram.token })) {
    for (const [where, text] of Object.entries({ stored, logged: lines.join(''), told })) {
      expect(text.includes(secret), `${name} is ${where}`).toBe(false);
    }
  }
});

test('a secret whose key is missing lets its delivery wait for the setting, and goes out once it is there', async () => {
  await using ledger = await testLedger('secrets-key');
  await using receiver = await startReceiver();
  const target = sealTarget(createSecretBox([OLD_KEY]), {
    url: receiver.url,
    secret: `whsec_${SIGNING_KEY}`,
  });
  const start = (keys: string) =>
    startNotifier(
      readEnvironment(notifierEnvironmentSchema, {
        DATABASE_URL: ledger.url,
        GENLEDGER_NOTIFIER_PORT: '0',
        GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
        GENLEDGER_SECRETS_KEY: keys,
      }),
      configurationSchema.parse({}),
      createLog('silent'),
    );
  const without = await start(SECRETS.newKey);
  const id = await complete(ledger.database, { platform: 'webhook', target });
  const waiting = await eventually(async () => {
    const record = await findGenerationRecord(ledger.database, id);
    return record?.deliveryHold === 'not-configured' && record;
  });
  expect(waiting).toMatchObject({ deliveryStatus: 'pending', deliveryAttempts: 0 });
  expect(waiting.deliveryError).toContain('GENLEDGER_SECRETS_KEY');
  await without.stop();
  expect(receiver.received).toHaveLength(0);
  const withKey = await start(`${SECRETS.newKey},${SECRETS.oldKey}`);
  await receiver.until(1);
  await withKey.stop();
});
