import type { MigrationPlan } from '@genledger/services/migration';
import type { Presentation } from '../outcome/presentation.ts';
import { table } from './layout/table.ts';

interface Counted {
  readonly name: string;
  readonly count: number;
}

const rowsOf = (counts: Readonly<Record<string, number>>): readonly Counted[] =>
  Object.entries(counts).map(([name, count]) => ({ name, count }));

const columns = (title: string) =>
  [
    { title, value: ({ name }: Counted) => name, minimum: 20 },
    { title: 'GENERATIONS', value: ({ count }: Counted) => String(count), align: 'right' },
  ] as const;

/** Presents what a migration would do. */
export function presentPlan(plan: MigrationPlan): Presentation {
  const { read, upgraded, rules, undecided, estimatedMs, estimatedBytes, isComplete, figures } = plan;
  const { cooks, casts, spells } = figures.old;
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: plan,
    ...(!isComplete && { problems: ['Interrupted: the counts are not whole.'] }),
    print: (screen) => ({
      body: [
        table(columns('REPAIR'), rowsOf(rules), screen).text,
        table(columns('UNDECIDED'), rowsOf(undecided), screen).text,
      ].join('\n\n'),
      notes: [
        `${upgraded} of ${read} old generations would be migrated; ${cooks} cooks, ${casts} casts and ${spells} spells with them.`,
        `About ${Math.ceil(estimatedMs / 1000)} s, and ${Math.ceil(estimatedBytes / 1_000_000)} MB more, with the originals. Nothing was changed.`,
      ],
    }),
  };
}
