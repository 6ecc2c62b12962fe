import type { DayCounts, RecordCounts } from '@genledger/db/repositories';
import {
  CRITERIA,
  type CriterionId,
  type CriterionResult,
  judgeCriterion,
  type Share,
} from '@genledger/domain/audit';
import { BURN_WINDOWS, burnRate, type WindowBurn, windowBurns } from '@genledger/domain/objective';

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
  /** What is left of that room, negative where more was used; left out where it is not known, or not all requests were looked at. */
  readonly roomLeft?: number;
  /** The burn over each window up to now, the shortest first; none of an objective that has no pace. */
  readonly windows: readonly ObjectiveWindow[];
  /** Oldest day first. */
  readonly trend: readonly ObjectiveDay[];
}

/** The burn of an objective over one window. */
export interface ObjectiveWindow extends WindowBurn {
  /** Whether the window begins before the oldest request that was looked at: it is of the newest records alone. */
  readonly isCut: boolean;
}

/** The objectives that have a pace: of what ends, with room for misses. The others are of what stands now, or have none to use up. */
const PACED: ReadonlySet<ObjectiveId> = new Set([
  'terminal-within-5-minutes',
  'duration-populated',
  'cost-populated',
]);

/** What of some records counts for each objective. */
const SHARES: Readonly<Record<ObjectiveId, (counts: RecordCounts) => Share>> = {
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

/** What is counted besides the days: what waits in the inbox, and what is open from before them. */
type Besides<Counted> = Partial<Readonly<Record<ObjectiveId, Counted>>>;

/** What objectives are told from. */
export interface ObjectiveCounts {
  readonly days: readonly DayCounts[];
  /** What was decided between the beginnings of the burn windows, the latest first. */
  readonly slices: readonly RecordCounts[];
  /** The oldest request that was looked at, where older ones of these days were not. */
  readonly cutAt?: Date;
  /** Added to the share of now, and to no day. */
  readonly besides?: Besides<Share>;
  /** Added to the slices of the burn windows. */
  readonly besidesSlices?: Besides<readonly Share[]>;
  /** In place of what the days add up to. */
  readonly instead?: Besides<Share>;
}

function windowsOf(
  id: ObjectiveId,
  { slices, cutAt, besidesSlices = {} }: ObjectiveCounts,
  target: Parameters<typeof windowBurns>[1],
  now: Date,
): readonly ObjectiveWindow[] {
  if (!PACED.has(id)) return [];
  const besides = besidesSlices[id] ?? [];
  const shares = slices.map((counts, index) => {
    const more = besides[index];
    return add([SHARES[id](counts), ...(more ? [more] : [])]);
  });
  return windowBurns(shares, target).map((each, index) => {
    const beginsAtMs = now.getTime() - (BURN_WINDOWS[index]?.ms ?? 0);
    return { ...each, isCut: cutAt !== undefined && beginsAtMs < cutAt.getTime() };
  });
}

/** The objectives of some days. @param length how many days */
export function objectivesOf(counts: ObjectiveCounts, now: Date, length: number): readonly Objective[] {
  const { days, besides = {}, instead = {} } = counts;
  return OBJECTIVE_IDS.flatMap((id) => {
    const criterion = CRITERIA.find((candidate) => candidate.id === id);
    if (criterion === undefined) return [];
    const share =
      instead[id] ?? add([...days.map(SHARES[id]), besides[id] ?? { numerator: 0, denominator: 0 }]);
    const result = judgeCriterion(criterion, share, 'whole');
    const burn = burnRate(share, criterion);
    return [
      {
        ...result,
        id,
        ...(burn !== undefined && { burn }),
        ...(burn !== undefined && counts.cutAt === undefined && { roomLeft: 1 - burn }),
        windows: windowsOf(id, counts, criterion, now),
        trend: trendOf(id, days, now, length),
      },
    ];
  });
}
