import {
  type FamilyRef,
  type JudgedFamily,
  judgeFamilies,
  moveFamilies,
  rootOf,
} from '@genledger/db/cleanup';
import { type CleanupPolicy, judgeFamily, type KeepReason } from '@genledger/domain/cleanup';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { newCleaning } from './run-cleanup.ts';

/** Why a record stays, in words. */
const REASONS: Readonly<Record<KeepReason, string>> = {
  mixed: 'no rule of the configuration takes all that belongs together here for test records',
  open: 'something of it has not ended yet, or is still to be delivered',
  young: 'it is younger than test records may be by the configuration',
  unlinked: 'an execution lists generations that do not point back to it',
  'too-large': 'there is too much that belongs together to be moved at once',
  'old-version': 'it is of an earlier schema version: migrate first',
  unfaithful: 'it would not come back as it is',
};

/** A family that a rule takes for a test's, and that may go. */
export interface TrashPlan {
  readonly rule: string;
  readonly generations: number;
  readonly documents: number;
}

function planOf(judged: JudgedFamily | undefined): Result<TrashPlan, ServiceError> {
  if (judged === undefined) return serviceError('not-found', 'There is no such record.');
  const { verdict, generations, documents } = judged;
  return verdict.kind === 'move'
    ? success({ rule: verdict.rule, generations, documents })
    : serviceError('wrong-state', `It stays: ${REASONS[verdict.reason]}.`);
}

/** Says whether one record may go into the trash, and what goes with it. Changes nothing. */
export async function planTrash(
  { database, clock }: LedgerContext,
  policy: CleanupPolicy,
  ref: FamilyRef,
): Promise<Result<TrashPlan, ServiceError>> {
  const now = clock.now();
  const root = await rootOf(database, ref);
  const [judged] = await judgeFamilies(database, [root], (family) => judgeFamily(policy, family, now));
  return planOf(judged);
}

/**
 * Moves one test record into the trash, with all that belongs to it, by the rules that clean up on a schedule.
 * @returns what was moved, and the name by which it is restored
 */
export async function trashRecord(
  { database, clock }: LedgerContext,
  policy: CleanupPolicy,
  ref: FamilyRef,
): Promise<Result<TrashPlan & { readonly cleaning: string }, ServiceError>> {
  const now = clock.now();
  const cleaning = newCleaning(now);
  const label = {
    batch: `${cleaning}/000000001`,
    trashedAt: now,
    purgeAt: new Date(now.getTime() + policy.keepMs),
  };
  const root = await rootOf(database, ref);
  const judge = (family: Parameters<typeof judgeFamily>[1]) => judgeFamily(policy, family, now);
  const [judged] = await moveFamilies(database, [root], judge, label);
  const plan = planOf(judged);
  return plan.ok ? success({ ...plan.value, cleaning }) : plan;
}
