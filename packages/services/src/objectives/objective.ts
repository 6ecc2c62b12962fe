import type { DayCounts } from '@genledger/db/repositories';
import { CRITERIA, type CriterionId, type CriterionResult, judgeCriterion } from '@genledger/domain/audit';

/** The acceptance criteria that are followed live; the others need a look into every document, which an audit takes. */
export const OBJECTIVE_IDS = [
  'terminal-within-5-minutes',
  'duration-populated',
  'cost-populated',
  'pending-older-than-24h',
  'parent-linked',
] as const satisfies readonly CriterionId[];
export type ObjectiveId = (typeof OBJECTIVE_IDS)[number];

/** One day of an objective: the requests of 24 hours. */
export interface ObjectiveDay {
  /** When the day ends; it begins 24 hours before. */
  readonly until: Date;
  readonly numerator: number;
  readonly denominator: number;
  /** Left out where there was nothing to count. */
  readonly actual?: number;
}

/** An acceptance criterion as it stands now. */
export interface Objective extends Omit<CriterionResult, 'id' | 'interval'> {
  readonly id: ObjectiveId;
  /**
   * How much of what the target leaves room for is used up: 1 is all of it, 2 twice as much. Left out where the target leaves none,
   * or nothing was counted.
   */
  readonly burn?: number;
  /** Oldest day first. */
  readonly trend: readonly ObjectiveDay[];
}

/** A share as counted. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** What of a day counts for each objective. */
const SHARES: Readonly<Record<ObjectiveId, (day: DayCounts) => Share>> = {
  'terminal-within-5-minutes': ({ prompt, ended, overdue }) => ({
    numerator: prompt,
    denominator: ended + overdue,
  }),
  'duration-populated': ({ withDuration, ended }) => ({ numerator: withDuration, denominator: ended }),
  'cost-populated': ({ withCost, ended }) => ({ numerator: withCost, denominator: ended }),
  'pending-older-than-24h': ({ overdue, records }) => ({ numerator: overdue, denominator: records }),
  'parent-linked': ({ linked, children }) => ({ numerator: linked, denominator: children }),
};

function add(shares: readonly Share[]): Share {
  return {
    numerator: shares.reduce((sum, share) => sum + share.numerator, 0),
    denominator: shares.reduce((sum, share) => sum + share.denominator, 0),
  };
}

const DAY_MS = 86_400_000;

function trendOf(
  id: ObjectiveId,
  days: readonly DayCounts[],
  now: Date,
  length: number,
): readonly ObjectiveDay[] {
  return Array.from({ length }, (_, index) => {
    const daysAgo = length - 1 - index;
    const day = days.find((candidate) => candidate.daysAgo === daysAgo);
    const share = day === undefined ? { numerator: 0, denominator: 0 } : SHARES[id](day);
    return {
      until: new Date(now.getTime() - daysAgo * DAY_MS),
      ...share,
      ...(share.denominator > 0 && { actual: share.numerator / share.denominator }),
    };
  });
}

function burnOf({ actual, threshold, comparison }: CriterionResult): number | undefined {
  if (actual === undefined) return undefined;
  const [used, room] = comparison === 'at-least' ? [1 - actual, 1 - threshold] : [actual, threshold];
  return room === 0 ? undefined : used / room;
}

/** What is counted besides the days: what waits in the inbox, and what is open from before them. */
export type Besides = Partial<Readonly<Record<ObjectiveId, Share>>>;

/**
 * The objectives of some days.
 * @param besides added to the share of now, and to no day
 * @param instead in place of what the days add up to
 */
export function objectivesOf(
  days: readonly DayCounts[],
  now: Date,
  length: number,
  { besides = {}, instead = {} }: { readonly besides?: Besides; readonly instead?: Besides } = {},
): readonly Objective[] {
  return OBJECTIVE_IDS.flatMap((id) => {
    const criterion = CRITERIA.find((candidate) => candidate.id === id);
    if (criterion === undefined) return [];
    const share =
      instead[id] ?? add([...days.map(SHARES[id]), besides[id] ?? { numerator: 0, denominator: 0 }]);
    const result = judgeCriterion(criterion, share, 'whole');
    const burn = burnOf(result);
    return [
      {
        ...result,
        id,
        ...(burn !== undefined && { burn }),
        trend: trendOf(id, days, now, length),
      },
    ];
  });
}
