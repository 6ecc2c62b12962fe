import type { MigrationPlan } from '@genledger/services/migration';
import type { Presentation } from '../outcome/presentation.ts';
import { table } from './layout/table.ts';

interface Counted {
  readonly name: string;
  readonly count: number;
}

const rowsOf = (counts: Readonly<Record<string, number>>): readonly Counted[] =>
  Object.entries(counts).map(([name, count]) => ({ name, count }));

const columns = (title: string, counted: string) =>
  [
    { title, value: ({ name }: Counted) => name, minimum: 20 },
    { title: counted, value: ({ count }: Counted) => String(count), align: 'right' },
  ] as const;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

function spaceOf({ estimatedBytes, estimatedDiskBytes, freeDiskBytes }: MigrationPlan): string {
  const free = freeDiskBytes === undefined ? '' : ` of ${megabytes(freeDiskBytes)} that are free`;
  return `${megabytes(estimatedBytes)} more with the originals, which take about ${megabytes(estimatedDiskBytes)} of disk${free}.`;
}

const isTooFull = ({ estimatedDiskBytes, freeDiskBytes }: MigrationPlan): boolean =>
  freeDiskBytes !== undefined && estimatedDiskBytes > freeDiskBytes;

/** Presents what a migration would do. */
export function presentPlan(plan: MigrationPlan): Presentation {
  const { read, upgraded, steps, rules, undecided, estimatedMs, isComplete, figures } = plan;
  const { cooks, casts, spells } = figures.old;
  const problems = [
    ...(isComplete ? [] : ['Interrupted: the counts are not whole.']),
    ...(isTooFull(plan) ? ['The disk of the database has not enough room.'] : []),
  ];
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: plan,
    ...(problems.length > 0 && { problems }),
    print: (screen) => ({
      body: [
        table(
          columns('STEP', 'DOCUMENTS'),
          steps.map(({ step, documents }) => ({ name: step, count: documents })),
          screen,
        ).text,
        table(columns('REPAIR', 'GENERATIONS'), rowsOf(rules), screen).text,
        table(columns('UNDECIDED', 'GENERATIONS'), rowsOf(undecided), screen).text,
      ].join('\n\n'),
      notes: [
        `${upgraded} of ${read} old generations would be migrated; ${cooks} cooks, ${casts} casts and ${spells} spells with them.`,
        `About ${Math.ceil(estimatedMs / 1000)} s, and ${spaceOf(plan)} Nothing was changed.`,
      ],
    }),
  };
}
