import { type Contribution, durationAtShare } from '@genledger/domain/statistics';
import type { Chart } from '../charts/chart.ts';
import { decimalTicks, durationTicks, shareTicks, wholeTicks } from '../charts/ticks.ts';
import {
  changeText,
  durationText,
  shareChangeText,
  shareText,
  usdText,
  wholeText,
} from '../format/figures.ts';

/** A figure of the weekly report. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** What the figure is, for who asks. */
  readonly meaning: string;
  readonly chart: Chart['kind'];
  /** Whether it takes how long each generation took, and not only their sum. */
  readonly needsDurations: boolean;
  /** Nothing where there is no figure. */
  readonly valueOf: (sums: Contribution) => number | undefined;
  readonly textOf: (value: number) => string;
  /** How it has moved since earlier weeks. */
  readonly changeOf: (now: number | undefined, before: number | undefined) => string;
  readonly ticksOf: (most: number) => readonly number[];
}

const MEASURE_LIST = [
  {
    id: 'duration',
    title: 'Average duration',
    meaning: 'From request to end, over generations that ended, whatever their end.',
    chart: 'lines',
    needsDurations: false,
    valueOf: ({ count, durationMs }) => (count === 0 ? undefined : Math.round(durationMs / count)),
    textOf: durationText,
    changeOf: changeText,
    ticksOf: durationTicks,
  },
  {
    id: 'median',
    title: 'Median duration',
    meaning: 'Half of the generations that ended took no longer, within one hundredth.',
    chart: 'lines',
    needsDurations: true,
    valueOf: (sums) => durationAtShare(sums, 0.5),
    textOf: durationText,
    changeOf: changeText,
    ticksOf: durationTicks,
  },
  {
    id: 'p95',
    title: '95% within',
    meaning: '95 of 100 generations that ended took no longer, within one hundredth.',
    chart: 'lines',
    needsDurations: true,
    valueOf: (sums) => durationAtShare(sums, 0.95),
    textOf: durationText,
    changeOf: changeText,
    ticksOf: durationTicks,
  },
  {
    id: 'points',
    title: 'Points spent',
    meaning: 'What users were charged, rewards of contributors included.',
    chart: 'columns',
    needsDurations: false,
    valueOf: ({ pointsSpent }) => pointsSpent,
    textOf: wholeText,
    changeOf: changeText,
    ticksOf: wholeTicks,
  },
  {
    id: 'cost',
    title: 'Cost',
    meaning: 'What providers charged, of the generations whose cost is known.',
    chart: 'columns',
    needsDurations: false,
    valueOf: ({ costCount, costUsd }) => (costCount === 0 ? undefined : Number(costUsd)),
    textOf: (value) => usdText(value.toFixed(12)),
    changeOf: changeText,
    ticksOf: decimalTicks,
  },
  {
    id: 'count',
    title: 'Generations',
    meaning: 'Generations that ended.',
    chart: 'columns',
    needsDurations: false,
    valueOf: ({ count }) => count,
    textOf: wholeText,
    changeOf: changeText,
    ticksOf: wholeTicks,
  },
  {
    id: 'failures',
    title: 'Failure share',
    meaning: 'Failed, of those that ended.',
    chart: 'lines',
    needsDurations: false,
    valueOf: ({ count, failed }) => (count === 0 ? undefined : failed / count),
    textOf: shareText,
    changeOf: shareChangeText,
    ticksOf: shareTicks,
  },
] as const satisfies readonly Measure[];

/** Every measure, in the order of the page. */
export const MEASURES: readonly Measure[] = MEASURE_LIST;
/** Those of the tiles, and of the table of all figures. */
export const [AVERAGE_DURATION, MEDIAN_DURATION, P95_DURATION, POINTS, COST, COUNT, FAILURES] = MEASURE_LIST;

/** Those that are charted unless a reader chooses others. */
export const DEFAULT_MEASURES: readonly Measure[] = [AVERAGE_DURATION, POINTS];
