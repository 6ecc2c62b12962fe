/** How a share is held against its threshold. */
export type Comparison = 'at-least' | 'at-most' | 'below';

/** An acceptance criterion as data. */
export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  readonly threshold: number;
  readonly comparison: Comparison;
}

export type CriterionId =
  | 'terminal-within-5-minutes'
  | 'duration-populated'
  | 'cost-populated'
  | 'pending-older-than-24h'
  | 'parent-linked'
  | 'schema-conflicts'
  | 'schema-version';

/** The seven acceptance criteria. */
export const CRITERIA: readonly Criterion[] = [
  {
    id: 'terminal-within-5-minutes',
    title: 'Ended within five minutes of the report',
    threshold: 0.95,
    comparison: 'at-least',
  },
  { id: 'duration-populated', title: 'Duration on runs that ended', threshold: 0.99, comparison: 'at-least' },
  { id: 'cost-populated', title: 'Cost on runs that ended', threshold: 0.99, comparison: 'at-least' },
  {
    id: 'pending-older-than-24h',
    title: 'Open for more than 24 hours',
    threshold: 0.01,
    comparison: 'below',
  },
  {
    id: 'parent-linked',
    title: 'Linked to the cook or spell by its id',
    threshold: 1,
    comparison: 'at-least',
  },
  { id: 'schema-conflicts', title: 'Documents with schema conflicts', threshold: 0, comparison: 'at-most' },
  { id: 'schema-version', title: 'Documents of schema version 2', threshold: 1, comparison: 'at-least' },
];

/** A share as counted. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A criterion as it turned out. `holds` is null where it could not be told, which never passes. */
export interface CriterionResult extends Share {
  readonly id: CriterionId;
  readonly title: string;
  readonly threshold: number;
  readonly comparison: Comparison;
  /** Left out where there was nothing to count. */
  readonly actual?: number;
  /** Where a sample was read: the share lies in here with 95 % confidence. */
  readonly interval?: Interval;
  readonly holds: boolean | null;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 0.975 quantile of the normal distribution: 95 % confidence. */
const Z = 1.959_963_984_540_054;

/** Wilson's interval for a share seen in a sample: it never leaves 0..1, and is honest about shares near their ends. */
export function wilsonInterval({ numerator, denominator }: Share): Interval {
  if (denominator === 0) return { low: 0, high: 1 };
  const share = numerator / denominator;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * denominator);
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * denominator)) / denominator);
  const scale = 1 + z2 / denominator;
  return {
    low: numerator === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: numerator === denominator ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

function passes(share: number, { threshold, comparison }: Criterion): boolean {
  switch (comparison) {
    case 'at-least':
      return share >= threshold;
    case 'at-most':
      return share <= threshold;
    case 'below':
      return share < threshold;
  }
}

/** Whether a share seen in a sample tells: only where both ends of its interval say the same. */
function judgeInterval(interval: Interval, criterion: Criterion): boolean | null {
  const [low, high] = [passes(interval.low, criterion), passes(interval.high, criterion)];
  return low === high ? low : null;
}

/** How completely the share was counted. */
export type Coverage = 'whole' | 'sample' | 'part';

/**
 * Judges a criterion. Where there is nothing to count it holds. A part of a collection is no random sample of it, so that nothing
 * can be told from it.
 */
export function judgeCriterion(criterion: Criterion, share: Share, coverage: Coverage): CriterionResult {
  const actual = share.denominator === 0 ? undefined : share.numerator / share.denominator;
  const result = { ...criterion, ...share, ...(actual !== undefined && { actual }) };
  if (coverage === 'part') return { ...result, holds: null };
  if (coverage === 'whole') return { ...result, holds: actual === undefined || passes(actual, criterion) };
  const interval = wilsonInterval(share);
  return { ...result, interval, holds: judgeInterval(interval, criterion) };
}
