import type { ToolChange, ToolSync } from '@genledger/services/tool';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import { type Column, table } from './layout/table.ts';

const TONES = { added: 'good', changed: 'warning', unchanged: 'quiet' } as const satisfies Readonly<
  Record<ToolChange['change'], Tone>
>;

const COLUMNS: readonly Column<ToolChange>[] = [
  { title: 'CHANGE', value: ({ change }) => change, tone: ({ change }) => TONES[change] },
  { title: 'TOOL', value: ({ toolId }) => toolId, minimum: 16 },
  { title: 'FIELDS', value: ({ fields }) => fields.join(', '), minimum: 12 },
];

function numberOf(changes: readonly ToolChange[], wanted: ToolChange['change']): number {
  return changes.filter(({ change }) => change === wanted).length;
}

/** Presents what a synchronisation did, or would do. */
export function presentToolSync({ changes, written, notInFile }: ToolSync, dryRun: boolean): Presentation {
  const added = numberOf(changes, 'added');
  const changed = numberOf(changes, 'changed');
  const unchanged = numberOf(changes, 'unchanged');
  const interrupted = !dryRun && written < added + changed;
  const shown = changes.filter(({ change }) => change !== 'unchanged');
  return {
    verdict: interrupted ? 'could-not-tell' : 'holds',
    json: { dryRun, added, changed, unchanged, written, notInFile, tools: changes },
    ...(interrupted && {
      problems: [`Interrupted after ${written} of ${added + changed} changes. Run it again for the rest.`],
    }),
    print(screen) {
      const sums = `${added} added, ${changed} changed, ${unchanged} unchanged`;
      const stay = notInFile > 0 ? `; ${notInFile} more in the registry stay as they are` : '';
      return {
        body: shown.length === 0 ? '' : table(COLUMNS, shown, screen).text,
        notes: [dryRun ? `Dry run: ${sums}${stay}. Nothing was changed.` : `${sums}${stay}.`],
      };
    },
  };
}
