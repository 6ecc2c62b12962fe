import { findAuditRun, listAuditRuns, type StoredAuditRun } from '@genledger/db/audit';
import type { Database } from '@genledger/db/client';
import type { ListPosition } from '@genledger/db/filter';
import { type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { AUDIT_SECONDS_AT_MOST } from './audit-runner.ts';

/** Where an audit stands; `interrupted` where its process died before its end. */
export type AuditState = 'running' | 'finished' | 'interrupted';

/** An audit in a line. */
export interface AuditSummary {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly environments: readonly string[];
  /** Absent where it could not be told. */
  readonly holds?: boolean;
  /** Documents that the rules found, over all environments. */
  readonly findings: number;
  /** The ids of the criteria that some environment misses. */
  readonly missed: readonly string[];
}

/** The part of a kept report that a line is made of; reports of earlier builds may lack it. */
const reportSchema = z
  .object({
    environments: z.array(
      z.object({
        criteria: z.array(z.object({ id: z.string(), holds: z.boolean().nullable() })),
        findings: z.array(z.object({ count: z.number() })),
      }),
    ),
  })
  .catch({ environments: [] });

function summaryOf({ id, startedAt, finishedAt, environments, holds, report }: StoredAuditRun): AuditSummary {
  const parts = reportSchema.parse(report).environments;
  const missed = parts.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => (criterion.holds === false ? [criterion.id] : [])),
  );
  return {
    id,
    startedAt,
    ...(finishedAt && { finishedAt }),
    environments,
    ...(holds !== undefined && { holds }),
    findings: parts.flatMap((part) => part.findings).reduce((sum, { count }) => sum + count, 0),
    missed: [...new Set(missed)],
  };
}

/** The latest audits that were kept, newest first. */
export async function latestAudits(database: Database, limit: number): Promise<readonly AuditSummary[]> {
  return (await listAuditRuns(database, limit)).map(summaryOf);
}

/** An audit as the API tells it. */
export type AuditRunView = AuditSummary & { readonly state: AuditState };

/** The process writes the end of an audit a moment after its longest time. */
const GRACE_MS = 60_000;

function stateOf({ startedAt, finishedAt }: StoredAuditRun, now: Date): AuditState {
  if (finishedAt) return 'finished';
  const ageMs = now.getTime() - startedAt.getTime();
  return ageMs > AUDIT_SECONDS_AT_MOST * 1000 + GRACE_MS ? 'interrupted' : 'running';
}

/** A page of audits, newest first. */
export async function listAudits(
  { database, clock }: Pick<LedgerContext, 'database' | 'clock'>,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<AuditRunView>> {
  const runs = await listAuditRuns(database, limit + 1, after);
  const now = clock.now();
  const items = runs.slice(0, limit).map((run) => ({ ...summaryOf(run), state: stateOf(run, now) }));
  const last = runs.length > limit ? items.at(-1) : undefined;
  return { items, ...(last && { next: { time: last.startedAt, id: last.id } }) };
}

/** An audit with its report, where it has ended. */
export async function getAudit(
  { database, clock }: Pick<LedgerContext, 'database' | 'clock'>,
  id: string,
): Promise<Result<AuditRunView & { readonly report?: unknown }, ServiceError>> {
  const run = await findAuditRun(database, id);
  if (run === undefined) return serviceError('not-found', `There is no audit run ${id}.`);
  const { report } = run;
  return success({
    ...summaryOf(run),
    state: stateOf(run, clock.now()),
    ...(report !== undefined && { report }),
  });
}
