import { openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { createManualClock, type ManualClock } from '@genledger/providers/simulators';
import { configurationSchema, createLedgerContext } from '../../src/configuration/index.ts';
import type { LedgerContext } from '../../src/context.ts';

/** A Monday far ahead: MongoDB's own clock forgets documents of the past by itself. */
export const NOW = new Date('2031-03-03T10:00:00.000Z');
/** The secrets of webhooks: the first signs, both are accepted. */
const SECRETS = ['services-secret-current', 'services-secret-previous'] as const;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** One line of the log. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

/** A migrated database of a test file's own, and the verbs' context on it, whose time a test decides. */
export interface TestLedger extends AsyncDisposable {
  readonly context: LedgerContext;
  readonly clock: ManualClock;
  readonly log: readonly LogLine[];
  readonly held: TestDatabase;
  /** The same ledger as another process sees it, perhaps with another provider. */
  process(instanceId: string, provider?: { readonly url: string }): LedgerContext;
}

/** Opens a ledger. The provider is not configured, unless its address is given. */
export async function testLedger(label: string, provider?: { readonly url: string }): Promise<TestLedger> {
  const held = await testDatabase({ label, isLedger: true });
  const database = openDatabase({ url: held.url });
  const clock = createManualClock(NOW.getTime());
  const log: LogLine[] = [];
  const write = (level: LogLine['level']) => (fields: object, message: string) => {
    log.push({ level, fields, message });
  };
  const contextOf = (address: { readonly url: string } | undefined): LedgerContext =>
    createLedgerContext(
      database,
      {
        GENLEDGER_ENVIRONMENT: 'test',
        GENLEDGER_PUBLIC_URL: 'https://ledger.example',
        GENLEDGER_WEBHOOK_SECRET: SECRETS,
        GENLEDGER_RECONCILE_AFTER_MS: MINUTE_MS,
        GENLEDGER_EXPIRE_AFTER_MS: 12 * HOUR_MS,
        GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
        HOST: '127.0.0.1',
        PORT: 4100,
        ...(address && { COMFYUI_DEPLOY_API_KEY: 'simulator', COMFYUI_DEPLOY_URL: address.url }),
      },
      configurationSchema.parse({}),
      { info: write('info'), warn: write('warn'), error: write('error') },
      { now: () => new Date(clock.now()) },
    );
  return {
    context: { ...contextOf(provider), instanceId: 'process-1' },
    clock,
    log,
    held,
    process: (instanceId, other) => ({ ...contextOf(other ?? provider), instanceId }),
    async [Symbol.asyncDispose]() {
      await database.close();
      await held.drop();
    },
  };
}
