import { entriesOf } from '@genledger/domain/estimate';
import { isoWeekName } from '@genledger/domain/statistics';
import type { StatisticsCheck, StatisticsRebuild } from '@genledger/services/statistics';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';

type Difference = StatisticsCheck['differences'][number];

const COLUMNS: readonly Column<Difference>[] = [
  { title: 'WEEK', value: ({ week }) => isoWeekName(week) },
  { title: 'TOOL', value: ({ toolId }) => toolId, minimum: 12 },
  { title: 'ACCOUNT', value: ({ accountId }) => accountId ?? 'all', rank: 1 },
  { title: 'ENVIRONMENT', value: ({ environment }) => environment, rank: 1 },
  {
    title: 'COUNT KEPT',
    value: ({ kept }) => String(kept.count),
    align: 'right',
  },
  { title: 'COUNTED', value: ({ counted }) => String(counted.count), align: 'right' },
  { title: 'POINTS KEPT', value: ({ kept }) => String(kept.pointsSpent), align: 'right', rank: 3 },
  { title: 'COUNTED', value: ({ counted }) => String(counted.pointsSpent), align: 'right', rank: 3 },
  { title: 'COST KEPT', value: ({ kept }) => kept.costUsd, align: 'right', rank: 2 },
  { title: 'COUNTED', value: ({ counted }) => counted.costUsd, align: 'right', rank: 2 },
];

/** A comparison as JSON: counts by bucket as an object. */
function plain({ kept, counted, ...names }: Difference) {
  const sums = ({ durations, ...rest }: Difference['kept']) => ({
    ...rest,
    durations: Object.fromEntries(entriesOf(durations)),
  });
  return { ...names, kept: sums(kept), counted: sums(counted) };
}

function plainCheck({ differences, ...figures }: StatisticsCheck) {
  return { ...figures, differences: differences.map(plain), equal: differences.length === 0 };
}

function summary({ weeks, compared, differences }: StatisticsCheck): string {
  const all = `${compared} sums of ${weeks} weeks held against the records`;
  return differences.length === 0 ? `${all}: all are equal.` : `${all}: ${differences.length} differ.`;
}

/** Presents what differs between the weekly sums and the records; it holds where nothing does. */
export function presentStatisticsCheck(check: StatisticsCheck): Presentation {
  return {
    verdict: check.differences.length === 0 ? 'holds' : 'does-not-hold',
    json: plainCheck(check),
    print(screen) {
      if (check.differences.length === 0) return { body: summary(check) };
      const { text, leftOut } = table(COLUMNS, check.differences, screen);
      const next = 'genledger stats rebuild makes them anew from the records.';
      return { body: `${text}\n\n${summary(check)}`, notes: [...leftOutNotes(leftOut), next] };
    },
  };
}

/** Presents what a rebuild put right, and that everything is equal after it. */
export function presentStatisticsRebuild({ replaced, check }: StatisticsRebuild): Presentation {
  return {
    ...presentStatisticsCheck(check),
    json: { replaced: replaced.map(plain), check: plainCheck(check) },
    print(screen) {
      const { text } = table(COLUMNS, replaced, screen);
      const done = `${replaced.length} sums made anew. ${summary(check)}`;
      return { body: replaced.length === 0 ? done : `${text}\n\n${done}` };
    },
  };
}
