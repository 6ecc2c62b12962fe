import { ruleOfExecution, rulesOfGeneration, type StoredRecord } from './matches.ts';
import type { CleanupPolicy } from './rule.ts';

/**
 * What belongs together and is moved together or not at all: a cook execution with its pieces, its casts and their steps; a cast of no
 * cook with its steps; a generation alone.
 */
export interface Family {
  /** The root first; none where a generation stands alone. */
  readonly executions: readonly StoredRecord[];
  readonly generations: readonly StoredRecord[];
  /** All documents, with the events and delivery attempts of the generations. */
  readonly documents: number;
  readonly bytes: number;
  /** Of the largest document. */
  readonly largestBytes: number;
  /** Every document would come back as it is. */
  readonly isFaithful: boolean;
  /** Generations that an execution lists and that do not point back: a migration has not come to them yet. */
  readonly unlinked: number;
}

/** Why a family stays although a rule matches a part of it. */
export type KeepReason = 'mixed' | 'open' | 'young' | 'unlinked' | 'too-large' | 'old-version' | 'unfaithful';

/** What becomes of a family. */
export type FamilyVerdict =
  | { readonly kind: 'move'; readonly rule: string }
  | { readonly kind: 'keep'; readonly reason: KeepReason };

const MEBIBYTE = 1_048_576;

/** Most that is moved in one transaction, which MongoDB ends after a minute; and a document that the trash can still wrap. */
export const FAMILY_LIMITS = {
  documents: 20_000,
  bytes: 64 * MEBIBYTE,
  largestBytes: 16 * MEBIBYTE - 4096,
} as const;

const OPEN: ReadonlySet<unknown> = new Set(['pending', 'processing']);
const TIMES = ['requestTimestamp', 'responseTimestamp', 'startedAt', 'completedAt'] as const;

/** Still to end, or still to be told. */
function isOpen({ status, deliveryStatus }: StoredRecord): boolean {
  return OPEN.has(status) || deliveryStatus === 'pending';
}

function newestMs(record: StoredRecord): number {
  const times = TIMES.map((field) => record[field]);
  return Math.max(0, ...times.map((time) => (time instanceof Date ? time.getTime() : 0)));
}

/** The rule by which a family is a test's: its root is, or every one of its generations is. */
function ruleOf({ rules }: CleanupPolicy, { executions, generations }: Family): string | undefined {
  const [root] = executions;
  const rootRule = root && ruleOfExecution(rules, root);
  if (rootRule !== undefined) return rootRule.id;
  const matches = generations.map((record) => rulesOfGeneration(rules, record)[0]?.id);
  return matches.includes(undefined) ? undefined : matches[0];
}

function isTooLarge({ documents, bytes, largestBytes }: Family): boolean {
  const { documents: most, bytes: mostBytes, largestBytes: largest } = FAMILY_LIMITS;
  return documents > most || bytes > mostBytes || largestBytes > largest;
}

/** Decides what becomes of a family. One that is not a test's as a whole stays as a whole. */
export function judgeFamily(policy: CleanupPolicy, family: Family, now: Date): FamilyVerdict {
  const keep = (reason: KeepReason): FamilyVerdict => ({ kind: 'keep', reason });
  const records = [...family.executions, ...family.generations];
  if (isTooLarge(family)) return keep('too-large');
  if (!family.isFaithful) return keep('unfaithful');
  if (records.some(({ schemaVersion }) => schemaVersion !== 2)) return keep('old-version');
  const rule = ruleOf(policy, family);
  if (rule === undefined) return keep('mixed');
  if (family.unlinked > 0) return keep('unlinked');
  if (family.generations.some(isOpen)) return keep('open');
  const isYoung = Math.max(...records.map(newestMs)) > now.getTime() - policy.minimumAgeMs;
  return isYoung ? keep('young') : { kind: 'move', rule };
}
