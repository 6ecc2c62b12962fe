import {
  countMeant,
  findQuarantined,
  isRefusal,
  listQuarantined,
  type QuarantinedRecord,
  type QuarantineFilter,
  type ResolvedNotes,
  resolveNotes,
  type UpgradeRules,
} from '@genledger/db/migration';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { DECIDABLE_FIELDS } from '@genledger/domain/migration';
import { type ServiceError, serviceError } from '../errors.ts';
import type { MigrationContext } from './migration-context.ts';
import { withPatience } from './patience.ts';
import { readUpgradeRules } from './upgrade-rules.ts';

/** What settling came to. */
export interface Resolved {
  /** Documents that the decision is about. */
  readonly decided: number;
  /** Of those, documents of which nothing is undecided any more. */
  readonly upgraded: number;
  /** Generations beside them that had waited for an execution among them. */
  readonly freed: number;
  /** Of those that the decision is about, documents of which something is still undecided. */
  readonly remaining: number;
  /** False where it was interrupted between two batches. */
  readonly isComplete: boolean;
}

/** Documents that are settled in one transaction. */
const BATCH = 200;

/** A page of the documents that are undecided, with what they might be. */
export async function readQuarantine(
  { database }: Pick<MigrationContext, 'database'>,
  filter: QuarantineFilter,
  after: string | undefined,
  limit: number,
): Promise<{ readonly items: readonly QuarantinedRecord[]; readonly next?: string }> {
  const found = await listQuarantined(database.db, filter, after, limit + 1);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, ...(last && { next: last.id }) };
}

/** How many undecided documents are meant. */
export function countUndecided(
  { database }: Pick<MigrationContext, 'database'>,
  filter: QuarantineFilter,
): Promise<number> {
  return countMeant(database.db, filter);
}

/** One document that is undecided. @param id of its note, 24 hexadecimal digits */
export function getQuarantined(
  { database }: Pick<MigrationContext, 'database'>,
  id: string,
): Promise<QuarantinedRecord | undefined> {
  return findQuarantined(database.db, id);
}

function unknownFields(decisions: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(decisions).filter((field) => !(DECIDABLE_FIELDS as readonly string[]).includes(field));
}

/** Settles a batch; where the server refuses it, each half by itself. One that it refuses alone stays undecided. */
async function settle(
  context: MigrationContext,
  notes: readonly QuarantinedRecord[],
  decisions: Readonly<Record<string, string>>,
  rules: UpgradeRules,
): Promise<ResolvedNotes> {
  const { database, clock, environment } = context;
  try {
    return await withPatience(context, () =>
      resolveNotes(database, notes, decisions, { ...rules, environment }, clock.now()),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (notes.length === 1) return { settled: 0, freed: 0 };
    const half = Math.ceil(notes.length / 2);
    const first = await settle(context, notes.slice(0, half), decisions, rules);
    const second = await settle(context, notes.slice(half), decisions, rules);
    return { settled: first.settled + second.settled, freed: first.freed + second.freed };
  }
}

/**
 * Keeps what a person decided of undecided documents, one or all of a reason, and migrates them: each batch in one transaction with the sums
 * of parents and weeks. What a decision does not settle stays in quarantine.
 * @param decisions by field, as text: `parent` = `single`, `costUsd` = `unknown`
 */
export async function resolveQuarantine(
  context: MigrationContext,
  filter: QuarantineFilter,
  decisions: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Result<Resolved, ServiceError>> {
  const unknown = unknownFields(decisions);
  if (unknown.length > 0) {
    const message = `There is nothing to decide about ${unknown.join(', ')}: fields are ${DECIDABLE_FIELDS.join(', ')}.`;
    return failure(serviceError('invalid-input', message).error);
  }
  const rules = await readUpgradeRules(context);
  let [decided, upgraded, freed] = [0, 0, 0];
  let after: string | undefined;
  let isComplete = false;
  while (!signal.aborted && !isComplete) {
    const page = await readQuarantine(context, filter, after, BATCH);
    if (page.items.length > 0) {
      const settled = await settle(context, page.items, decisions, rules);
      decided += page.items.length;
      upgraded += settled.settled;
      freed += settled.freed;
    }
    after = page.next;
    isComplete = after === undefined;
  }
  if (decided === 0)
    return failure(serviceError('not-found', 'No document of the quarantine is meant.').error);
  return success({ decided, upgraded, freed, remaining: decided - upgraded, isComplete });
}
