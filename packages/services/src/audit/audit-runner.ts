import { databaseFailure, finishAuditRun, insertAuditRun } from '@genledger/db/audit';
import { type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { keptReport } from './keep-audit.ts';
import { runAudit } from './run-audit.ts';

/** The longest that an audit of the API may last, s: a longer one is a command. */
export const AUDIT_SECONDS_AT_MOST = 600;

/** What a caller asks of an audit. */
export const startAuditSchema = z.strictObject({
  /** So many documents of each collection at random instead of all. */
  sampleSize: z.int().min(1).max(10_000_000).optional(),
  /** Ends it after so many seconds, incomplete if so. */
  maxTimeSeconds: z.int().min(1).max(AUDIT_SECONDS_AT_MOST).default(AUDIT_SECONDS_AT_MOST),
});
export type StartAuditInput = z.output<typeof startAuditSchema>;

/** Audits the ledger's own database beside what the process does else, one audit at a time. */
export interface AuditRunner {
  /** @returns the id under which the audit is kept, from its beginning on */
  start(input: StartAuditInput): Promise<Result<string, ServiceError>>;
  /** Ends an audit that runs, incomplete. */
  stop(): Promise<void>;
}

/** Makes the runner of a process. */
export function createAuditRunner(context: LedgerContext, url: string): AuditRunner {
  const { database, clock, log, settings } = context;
  const ending = new AbortController();
  let isAuditing = false;
  let running: Promise<void> = Promise.resolve();

  async function carryOut(id: string, { sampleSize, maxTimeSeconds }: StartAuditInput): Promise<void> {
    const report = await runAudit({
      targets: [{ name: settings.environment, url }],
      read: 'primary',
      clock,
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(maxTimeSeconds * 1000)]),
      ...(sampleSize !== undefined && { sampleSize }),
    }).finally(() => {
      // Before its end can be read, so that whoever reads it can start the next.
      isAuditing = false;
    });
    await finishAuditRun(database, { id, ...keptReport(report) });
  }

  const run = (id: string, input: StartAuditInput) =>
    carryOut(id, input).catch((error) =>
      log.error({ err: databaseFailure(error) ?? error, id }, 'an audit failed'),
    );

  return {
    async start(input) {
      if (isAuditing) {
        return serviceError('wrong-state', 'An audit runs in this process already. Wait for its end.');
      }
      // Taken before anything is awaited, so that two requests at once start one audit.
      isAuditing = true;
      const environments = [settings.environment];
      const begun = insertAuditRun(database, { startedAt: clock.now(), environments });
      const before = running;
      const ended = begun.then(
        ({ id }) => run(id, input),
        () => {
          isAuditing = false;
        },
      );
      running = ended.then(() => before);
      return success((await begun).id);
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}
