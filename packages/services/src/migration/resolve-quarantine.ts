import {
  decide,
  idsOf,
  listQuarantined,
  migrateGenerations,
  type QuarantinedRecord,
  type QuarantineFilter,
} from '@genledger/db/migration';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { DECIDABLE_FIELDS } from '@genledger/domain/migration';
import { type ServiceError, serviceError } from '../errors.ts';
import type { MigrationContext } from './migration-context.ts';
import { readUpgradeRules } from './upgrade-rules.ts';

/** What settling came to. */
export interface Resolved {
  /** Documents that the decision is about. */
  readonly decided: number;
  /** Of those, documents that are of schema version 2 now. */
  readonly upgraded: number;
  /** Of those, documents of which something is still undecided. */
  readonly remaining: number;
}

const BATCH = 200;
const MOST = 1_000_000;

/** The documents that are undecided, with what they might be. */
export async function readQuarantine(
  { database }: Pick<MigrationContext, 'database'>,
  filter: QuarantineFilter,
  limit: number,
): Promise<readonly QuarantinedRecord[]> {
  return listQuarantined(database.db, filter, limit);
}

function unknownFields(decisions: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(decisions).filter((field) => !(DECIDABLE_FIELDS as readonly string[]).includes(field));
}

/**
 * Keeps what a person decided of undecided generations, one or all of a reason, and migrates them anew. What a decision does not settle
 * stays in quarantine.
 * @param decisions by field, as text: `parent` = `single`, `costUsd` = `unknown`
 */
export async function resolveQuarantine(
  context: MigrationContext,
  filter: QuarantineFilter,
  decisions: Readonly<Record<string, string>>,
): Promise<Result<Resolved, ServiceError>> {
  const unknown = unknownFields(decisions);
  if (unknown.length > 0) {
    const message = `There is nothing to decide about ${unknown.join(', ')}: fields are ${DECIDABLE_FIELDS.join(', ')}.`;
    return failure(serviceError('invalid-input', message).error);
  }
  const { database, clock } = context;
  const meant = await listQuarantined(database.db, filter, MOST);
  if (meant.length === 0)
    return failure(serviceError('not-found', 'No document of the quarantine is meant.').error);
  const decided = await decide(database.db, filter, decisions);
  const rules = await readUpgradeRules(context);
  const ids = meant
    .filter(({ collection }) => collection === 'generationOutputs')
    .flatMap(({ documentId }) => (typeof documentId === 'string' ? idsOf(documentId) : [documentId]));
  let upgraded = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = { ids: ids.slice(start, start + BATCH) };
    upgraded += (await migrateGenerations(database, batch, rules, undefined, clock.now())).upgraded;
  }
  return success({ decided, upgraded, remaining: decided - upgraded });
}
