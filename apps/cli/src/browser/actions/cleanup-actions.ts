import { percent } from '../../presenters/audit/words.ts';
import { requireMigrations } from '../../session/require-migrations.ts';
import { wholeText } from '../text.ts';
import { textAt } from '../value.ts';
import type { Action } from './action.ts';

/** Moves test records into the trash. */
export const cleanAction: Action = {
  title: 'Move test records to the trash',
  does: 'by the rules of the configuration; can be put back',
  danger: 'some',
  async preview({ ledger, configuration }, _scope, signal) {
    await requireMigrations(ledger.database, { changes: true }, () => undefined);
    const { reportCleanup, runCleanup } = await import('@genledger/services/cleanup');
    const { policy } = configuration.cleanup;
    const report = await reportCleanup(ledger, policy, signal);
    return {
      lines: [
        `${wholeText(report.wouldMove.generations)} of ${wholeText(report.generations)} generations would move to the trash, with all that belongs to them.`,
        ...report.rules.map(
          ({ rule, generations, share }) => `· ${rule}: ${wholeText(generations)} (${percent(share)})`,
        ),
        ...(report.needsConfirmation
          ? [`That is more than the ${percent(report.atMostShare)} that the configuration expects.`]
          : []),
      ],
      async perform(_operator, { signal: stop, progress }) {
        const outcome = await runCleanup(ledger, policy, {
          isConfirmed: true,
          signal: stop,
          onProgress: (moved, all) => progress(`${wholeText(moved)} of ${wholeText(all)}`),
        });
        if (outcome.kind === 'refused') return 'Nothing was moved.';
        return `${wholeText(outcome.moved.generations)} generations moved${outcome.cleaning ? `; undo restores ${outcome.cleaning}` : ''}.`;
      },
    };
  },
};

/** Puts back what a cleaning took away. */
export const restoreAction: Action = {
  title: 'Put back from the trash',
  does: 'all that the cleaning under the cursor took away',
  danger: 'some',
  async preview({ ledger }, scope) {
    await requireMigrations(ledger.database, { changes: true }, () => undefined);
    const { readTrash, restoreCleaning } = await import('@genledger/services/cleanup');
    const [row] = scope.samples;
    const cleaning = row && textAt(row.value, 'batch')?.split('/')[0];
    const found = (await readTrash(ledger)).find(({ id }) => id === cleaning);
    if (found === undefined) return { lines: ['Nothing lies in the trash here.'] };
    return {
      lines: [
        `Cleaning ${found.id} is undone:`,
        ...Object.entries(found.collections).map(
          ([collection, count]) => `· ${collection}: ${wholeText(count)}`,
        ),
      ],
      async perform(_operator, { signal }) {
        const restored = await restoreCleaning(ledger, found.id, signal);
        return restored.ok
          ? `${wholeText(restored.value.documents)} documents are back.`
          : restored.error.message;
      },
    };
  },
};
