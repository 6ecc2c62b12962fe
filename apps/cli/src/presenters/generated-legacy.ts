import type { GeneratedLegacy } from '@genledger/services/legacy-generator';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, table } from './layout/table.ts';

type Count = readonly [name: string, count: number];

function columns(title: string): readonly Column<Count>[] {
  return [
    { title, value: ([name]) => name, minimum: 16 },
    { title: 'DOCUMENTS', value: ([, count]) => String(count), align: 'right' },
  ];
}

function byName(counts: Readonly<Record<string, number>>): Count[] {
  return Object.entries(counts).sort(([a], [b]) => a.localeCompare(b));
}

/** Presents what was made. */
export function presentGenerated(made: GeneratedLegacy): Presentation {
  return {
    verdict: made.isComplete ? 'holds' : 'could-not-tell',
    json: made,
    ...(!made.isComplete && {
      problems: ['Interrupted: the database is not whole. Drop it, and make it again.'],
    }),
    print: (screen) => ({
      body: [
        table(columns('COLLECTION'), byName(made.collections), screen).text,
        table(columns('ROT'), byName(made.planted), screen).text,
      ].join('\n\n'),
      notes: [`Seed ${made.seed}; the right form of ${made.undecidable} documents nobody can tell.`],
    }),
  };
}
