import type { readTrash } from '@genledger/services/cleanup';
import type { LedgerContext } from '@genledger/services/context';
import { percent } from '../../presenters/audit/words.ts';
import { requireMigrations } from '../../session/require-migrations.ts';
import { wholeText } from '../text.ts';
import { textAt } from '../value.ts';
import type { Action, Preview, Scope } from './action.ts';

type Cleaning = Awaited<ReturnType<typeof readTrash>>[number];

/** Moves test records into the trash. */
export const cleanAction: Action = {
  title: 'Move test records to the trash',
  does: 'by the rules of the configuration; can be put back',
  danger: 'some',
  operation: 'cleanup',
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

/** The cleaning that the row under the cursor belongs to; nothing where it is gone by now. */
async function cleaningOf(ledger: LedgerContext, { samples: [row] }: Scope): Promise<Cleaning | undefined> {
  await requireMigrations(ledger.database, { changes: true }, () => undefined);
  const { readTrash } = await import('@genledger/services/cleanup');
  const named = row && textAt(row.value, 'batch')?.split('/')[0];
  return (await readTrash(ledger)).find(({ id }) => id === named);
}

const countLines = ({ collections }: Cleaning): readonly string[] =>
  Object.entries(collections).map(([collection, count]) => `· ${collection}: ${wholeText(count)}`);

const NOTHING: Preview = { lines: ['Nothing lies in the trash here.'] };

/** Puts back what a cleaning took away. */
export const restoreAction: Action = {
  title: 'Put back from the trash',
  does: 'all that the cleaning under the cursor took away',
  danger: 'some',
  operation: 'cleanup-restore',
  async preview({ ledger }, scope) {
    const { restoreCleaning } = await import('@genledger/services/cleanup');
    const found = await cleaningOf(ledger, scope);
    if (found === undefined) return NOTHING;
    return {
      lines: [`Cleaning ${found.id} is undone:`, ...countLines(found)],
      async perform(_operator, { signal }) {
        const restored = await restoreCleaning(ledger, found.id, signal);
        return restored.ok
          ? `${wholeText(restored.value.documents)} documents are back.`
          : restored.error.message;
      },
    };
  },
};

/** Destroys what a cleaning took away, before its time. */
export const purgeAction: Action = {
  title: 'Destroy for good',
  does: 'all that the cleaning under the cursor took away; cannot be undone',
  danger: 'some',
  operation: 'cleanup-purge',
  async preview({ ledger }, scope) {
    const { purgeCleaning } = await import('@genledger/services/cleanup');
    const found = await cleaningOf(ledger, scope);
    if (found === undefined) return NOTHING;
    return {
      lines: [
        `What cleaning ${found.id} took away is destroyed. Nothing brings it back:`,
        ...countLines(found),
      ],
      async perform(_operator, { signal }) {
        const purged = await purgeCleaning(ledger, found.id, signal);
        return purged.ok
          ? `${wholeText(purged.value.documents)} documents are gone for good.`
          : purged.error.message;
      },
    };
  },
};
