import { wholeText } from '../text.ts';
import type { Action } from './action.ts';

const BATCH = 500;
const SAMPLED_MS = 60_000;
const NOTES_AT_ONCE = 200;

const countsText = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `· ${name}: ${wholeText(count)}`);

/** Says what a migration would do. */
export const planMigrationAction: Action = {
  title: 'Plan the migration',
  does: 'which repairs how many records need; changes nothing',
  danger: 'none',
  async preview({ migration }, _scope, signal) {
    const { planMigration } = await import('@genledger/services/migration');
    const limited = AbortSignal.any([signal, AbortSignal.timeout(SAMPLED_MS)]);
    const plan = await planMigration(migration, { batch: BATCH, until: 'contract', signal: limited });
    return {
      lines: [
        `${wholeText(plan.upgraded)} of ${wholeText(plan.read)} generations would be upgraded${plan.isComplete ? '' : ' of those read within a minute'}.`,
        ...countsText(plan.rules),
        ...(Object.keys(plan.undecided).length > 0
          ? ['Undecided would stay:', ...countsText(plan.undecided)]
          : []),
      ],
    };
  },
};

/** Runs the migration, or goes on with it. */
export const runMigrationAction: Action = {
  title: 'Run the migration',
  does: 'to schema version 2; may be paused and goes on from there',
  danger: 'some',
  operation: 'migration',
  async preview({ migration }) {
    const { readMigrationState, runMigration } = await import('@genledger/services/migration');
    const { old, checkpoint } = await readMigrationState(migration);
    const left = Object.entries(old).map(
      ([collection, count]) => `· ${collection}: ${wholeText(count)} of schema version 1`,
    );
    return {
      lines: [
        checkpoint ? `It goes on from step ${checkpoint.step}.` : 'It begins: expand, backfill, contract.',
        ...left,
        'Each record keeps its original, so that it can be undone; what cannot be decided is left as it is and listed here.',
      ],
      async perform(_operator, { signal, progress }) {
        const outcome = await runMigration(migration, {
          batch: BATCH,
          until: 'contract',
          signal,
          onProgress: ({ step, done, total, counts }) =>
            progress(
              `${step} ${wholeText(done)} of ${wholeText(total)}, ${wholeText(counts.upgraded)} upgraded in all`,
            ),
        });
        const { counts, isComplete, step } = outcome;
        return `${isComplete ? 'Done' : `Paused in step ${step}`}: ${wholeText(counts.upgraded)} upgraded, ${wholeText(counts.quarantined)} undecided.`;
      },
    };
  },
};

/** Puts every migrated record back as it was. */
export const undoMigrationAction: Action = {
  title: 'Undo the migration',
  does: 'put every migrated record back as it was',
  danger: 'some',
  operation: 'migration-undo',
  async preview({ migration }) {
    const { readMigrationState, undoMigration } = await import('@genledger/services/migration');
    const { migrated } = await readMigrationState(migration);
    return {
      lines: [
        'Every migrated record becomes what it was, byte for byte; what was written to it since is lost.',
        ...countsText(migrated),
      ],
      async perform(_operator, { signal, progress }) {
        const outcome = await undoMigration(migration, {
          batch: BATCH,
          signal,
          onProgress: (restored) => progress(`${wholeText(restored)} restored`),
        });
        return `${wholeText(outcome.restored)} restored${outcome.isComplete ? '' : '; not all: run it again'}.`;
      },
    };
  },
};

/** The ids of rows, some at a time: deciding of each by itself would look through the rest each time. */
async function* inBatches(rows: AsyncIterable<{ readonly id: string }>): AsyncGenerator<readonly string[]> {
  let ids: string[] = [];
  for await (const { id } of rows) {
    ids.push(id);
    if (ids.length < NOTES_AT_ONCE) continue;
    yield ids;
    ids = [];
  }
  if (ids.length > 0) yield ids;
}

/** Settles what the migration left undecided. @param decisions by field: `parent` = `single` */
export function settleAction(decisions: Readonly<Record<string, string>>): Action {
  const words = Object.entries(decisions).map(([field, value]) => `${field}=${value}`);
  return {
    title: `Settle ${words.join(' ')}`,
    does: 'decide what could not be decided, and migrate',
    danger: 'some',
    operation: 'quarantine-settlement',
    async preview({ migration }, scope) {
      const { resolveQuarantine } = await import('@genledger/services/migration');
      const { textAt } = await import('../value.ts');
      const { undecidedTexts } = await import('../undecided.ts');
      const samples = scope.samples.slice(0, 5).map(({ value }) => {
        const name = `· ${textAt(value, 'collection')} ${textAt(value, 'documentId')}`;
        return [name, ...undecidedTexts(value)].join('  ');
      });
      return {
        lines: [`${scope.words}: decided as ${words.join(', ')}, then migrated.`, ...samples],
        async perform(_operator, { signal, progress }) {
          let [decided, upgraded] = [0, 0];
          for await (const notes of inBatches(scope.rows(signal))) {
            const resolved = await resolveQuarantine(migration, { notes }, decisions, signal);
            // What one decision freed is not there any more for the next.
            if (!resolved.ok && resolved.error.code === 'not-found') continue;
            if (!resolved.ok) return `Stopped: ${resolved.error.message}`;
            decided += resolved.value.decided;
            upgraded += resolved.value.upgraded;
            progress(`${wholeText(decided)} of ${wholeText(scope.count)}`);
          }
          return `${wholeText(decided)} decided, ${wholeText(upgraded)} migrated, ${wholeText(decided - upgraded)} still undecided.`;
        },
      };
    },
  };
}
