import type { Criterion, Share } from '../audit/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The windows that burn is told over, shortest first. */
export const BURN_WINDOWS = [
  { id: '5m', ms: 5 * MINUTE_MS },
  { id: '30m', ms: 30 * MINUTE_MS },
  { id: '1h', ms: HOUR_MS },
  { id: '6h', ms: 6 * HOUR_MS },
  { id: '1d', ms: DAY_MS },
  { id: '3d', ms: 3 * DAY_MS },
  { id: '7d', ms: 7 * DAY_MS },
] as const;
export type BurnWindowId = (typeof BURN_WINDOWS)[number]['id'];

/** What an objective asks for: a share, and on which side of it. */
export type ObjectiveTarget = Pick<Criterion, 'threshold' | 'comparison'>;

/** What an objective used of its room over one window, up to now. */
export interface WindowBurn extends Share {
  readonly window: BurnWindowId;
  /** 1: as fast as the target allows in the long run. Left out where nothing was counted, or the target leaves no room. */
  readonly burn?: number;
}

/**
 * How fast the room that a target leaves is used up: missed share by allowed share.
 * @returns nothing where nothing was counted, which is neither 0 nor all of it, and where the target leaves no room
 */
export function burnRate(
  { numerator, denominator }: Share,
  { threshold, comparison }: ObjectiveTarget,
): number | undefined {
  const isWanted = comparison === 'at-least';
  const room = isWanted ? 1 - threshold : threshold;
  if (denominator === 0 || room <= 0) return undefined;
  const missed = isWanted ? denominator - numerator : numerator;
  return missed / denominator / room;
}

/**
 * The burn over each window.
 * @param slices what was counted between each window's beginning and that of the one before, in the order of {@link BURN_WINDOWS}
 */
export function windowBurns(slices: readonly Share[], target: ObjectiveTarget): readonly WindowBurn[] {
  let [numerator, denominator] = [0, 0];
  return BURN_WINDOWS.map(({ id }, index) => {
    const slice = slices[index];
    numerator += slice?.numerator ?? 0;
    denominator += slice?.denominator ?? 0;
    const burn = burnRate({ numerator, denominator }, target);
    return { window: id, numerator, denominator, ...(burn !== undefined && { burn }) };
  });
}

/** What the burn over a long window, and over a short one within it, must reach for an alert. */
export interface BurnAlert {
  readonly long: BurnWindowId;
  /** Tells that it still goes on, so that an alert ends soon after its cause. */
  readonly short: BurnWindowId;
}

/** The pairs of windows of the Site Reliability Workbook (chapter 5) that people are woken for. */
export const BURN_ALERTS = {
  fast: { long: '1h', short: '5m' },
  slow: { long: '6h', short: '30m' },
} as const satisfies Readonly<Record<string, BurnAlert>>;

/**
 * The burn that lasts over both windows: the lower of the two.
 * @param least so many must be counted in the long window: of fewer, a single miss would be a fire
 * @returns nothing where either is not known
 */
export function sustainedBurn(
  burns: readonly WindowBurn[],
  { long, short }: BurnAlert,
  least: number,
): number | undefined {
  const over = (id: BurnWindowId) => burns.find(({ window }) => window === id);
  const [longer, shorter] = [over(long), over(short)];
  if (longer?.burn === undefined || shorter?.burn === undefined) return undefined;
  return longer.denominator < least ? undefined : Math.min(longer.burn, shorter.burn);
}
