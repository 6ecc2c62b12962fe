import type { Purged, Restored, readTrash } from '@genledger/services/cleanup';
import type { Presentation } from '../outcome/presentation.ts';
import type { Verdict } from '../outcome/verdict.ts';
import { type Column, table } from './layout/table.ts';
import { isoSeconds } from './time.ts';

type Cleaning = Awaited<ReturnType<typeof readTrash>>[number];

const COLUMNS: readonly Column<Cleaning>[] = [
  { title: 'BATCH', value: ({ id }) => id },
  {
    title: 'GENERATIONS',
    value: ({ collections }) => String(collections['generationOutputs'] ?? 0),
    align: 'right',
  },
  { title: 'DOCUMENTS', value: ({ collections }) => String(sum(collections)), align: 'right' },
  { title: 'FORGOTTEN', value: ({ purgeAt }) => isoSeconds(purgeAt) },
];

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Presents what lies in the trash. */
export function presentTrash(cleanings: readonly Cleaning[]): Presentation {
  return {
    verdict: 'holds',
    json: { data: cleanings },
    print: (screen) => ({
      body: cleanings.length === 0 ? '' : table(COLUMNS, cleanings, screen).text,
      ...(cleanings.length === 0 && { notes: ['The trash is empty.'] }),
    }),
  };
}

function problemsOf({ conflicts, isExpired, isComplete }: Restored): readonly string[] {
  return [
    ...conflicts.map((id) => `${id} stays in the trash: another record has its place or its provider run.`),
    ...(isExpired ? ['A part stays in the trash: its time is up, and it may not be whole any more.'] : []),
    ...(isComplete ? [] : ['Interrupted. Run it again for the rest.']),
  ];
}

function verdictOf({ isComplete }: Restored, problems: number): Verdict {
  if (!isComplete) return 'could-not-tell';
  return problems === 0 ? 'holds' : 'does-not-hold';
}

/** Presents what came back. */
export function presentRestored(restored: Restored): Presentation {
  const problems = problemsOf(restored);
  return {
    verdict: verdictOf(restored, problems.length),
    json: restored,
    ...(problems.length > 0 && { problems }),
    print: () => ({
      body: `${restored.generations} generations are back, ${restored.documents} documents in all.`,
    }),
  };
}

/** Presents what was destroyed. */
export function presentPurged(purged: Purged): Presentation {
  return {
    verdict: purged.isComplete ? 'holds' : 'could-not-tell',
    json: purged,
    ...(!purged.isComplete && { problems: ['Interrupted. Run it again for the rest.'] }),
    print: () => ({ body: `${purged.documents} documents of ${purged.cleaning} are gone.` }),
  };
}
