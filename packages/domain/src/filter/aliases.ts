import type { FilterField, FilterSchema } from './field.ts';

/** Short names, each with the fields that it may stand for: the first that a record has is meant. */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  tool: ['toolDisplayName'],
  account: ['accountId', 'initiatorAccountId'],
  cost: ['costUsd'],
  basis: ['costBasis'],
  points: ['pointsSpent'],
  duration: ['durationMs'],
  compute: ['computeMs'],
  platform: ['notificationPlatform'],
  delivery: ['deliveryStatus'],
  hold: ['deliveryHold'],
  tries: ['deliveryAttempts'],
  env: ['environment'],
  error: ['error.message', 'deliveryError', 'lastError'],
  run: ['providerRunId'],
  cook: ['cookExecutionId'],
  cast: ['spellCastId'],
  generation: ['generationId'],
  queue: ['queueMs'],
  reference: ['clientReference'],
  reason: ['statusReason', 'failureReason'],
  requested: ['requestTimestamp'],
  started: ['startedAt'],
  ended: ['responseTimestamp', 'endedAt', 'completedAt'],
  received: ['receivedAt'],
};

/** What a name leads to in lower case, so that `Status` is understood as well. */
function lowered(name: string): string {
  return name.toLowerCase();
}

/** The field of a name or a short name. */
export function findField(schema: FilterSchema, name: string): FilterField | undefined {
  const wanted = lowered(name);
  const targets = Object.hasOwn(ALIASES, wanted) ? (ALIASES[wanted] ?? []) : [];
  const named = (candidate: string) =>
    schema.fields.find((each) => lowered(each.name) === lowered(candidate));
  return named(wanted) ?? targets.map(named).find((found) => found !== undefined);
}

/** The short names of a field. */
export function aliasesOf(schema: FilterSchema, field: FilterField): readonly string[] {
  return Object.keys(ALIASES).filter((alias) => findField(schema, alias) === field);
}
