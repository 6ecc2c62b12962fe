import type { MigrationState, RunOutcome, UndoOutcome, Verified } from '@genledger/services/migration';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, table } from './layout/table.ts';

const undecidedLine = ({ quarantined }: MigrationState): readonly string[] =>
  quarantined === 0 ? [] : [`${quarantined} documents are undecided: genledger migrate resolve lists them.`];

/** Presents what a run came to. */
export function presentRun(outcome: RunOutcome, state: MigrationState): Presentation {
  const { step, isComplete } = outcome;
  const { generationOutputs, cookExecutions, spellCasts } = state.migrated;
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: { ...outcome, ...state },
    ...(!isComplete && { problems: [`Stopped in ${step}. Run it again for the rest.`] }),
    print: () => ({
      body: `${generationOutputs} generations, ${cookExecutions} cook executions and ${spellCasts} spell casts are migrated`,
      notes: [...undecidedLine(state), 'genledger migrate verify checks it.'],
    }),
  };
}

/** Presents how far a migration has come. */
export function presentState(state: MigrationState): Presentation {
  const { checkpoint, old, migrated, reasons } = state;
  const names = [...new Set([...Object.keys(old), ...Object.keys(migrated)])];
  const rows = names.map((name) => ({
    name,
    old: Reflect.get(old, name) ?? '',
    migrated: Reflect.get(migrated, name) ?? '',
  }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { title: 'COLLECTION', value: ({ name }) => name, minimum: 18 },
    { title: 'OLD', value: (row) => String(row.old), align: 'right' },
    { title: 'MIGRATED', value: (row) => String(row.migrated), align: 'right' },
  ];
  const where = checkpoint
    ? `It stands at ${checkpoint.step} since ${checkpoint.updatedAt.toISOString()}; ${checkpoint.counts.upgraded} generations were migrated since it was begun.`
    : 'No migration was begun.';
  return {
    verdict: 'holds',
    json: state,
    print: (screen) => ({
      body: table(columns, rows, screen).text,
      notes: [
        where,
        ...Object.entries(reasons).map(([reason, count]) => `${count} undecided: ${reason}`),
        ...undecidedLine(state),
      ],
    }),
  };
}

const CHECKS: readonly Column<Verified>[] = [
  { title: 'CHECK', value: ({ id }) => id, minimum: 24 },
  {
    title: 'HOLDS',
    value: ({ holds }) => (holds ? 'yes' : 'no'),
    tone: ({ holds }) => (holds ? 'good' : 'warning'),
  },
  { title: 'CHECKED', value: ({ checked }) => String(checked), align: 'right' },
  { title: 'WRONG', value: ({ wrong }) => String(wrong), align: 'right' },
  { title: 'FOR EXAMPLE', value: ({ samples }) => samples.join(' '), minimum: 24, rank: 1 },
];

/** Presents what was checked. */
export function presentVerification(checks: readonly Verified[]): Presentation {
  const holds = checks.every((check) => check.holds);
  return {
    verdict: holds ? 'holds' : 'does-not-hold',
    json: { holds, checks },
    print: (screen) => ({ body: table(CHECKS, checks, screen).text }),
  };
}

/** What is to be done where not everything is restored. */
function restOf({ unrestored, isComplete }: UndoOutcome): readonly string[] {
  if (isComplete) return [];
  const isSealed = unrestored.some(({ why }) => why === 'sealed-by-another-key');
  return [
    isSealed
      ? 'Not everything is restored. Add the key that sealed the rest to GENLEDGER_SECRETS_KEY, and run it again.'
      : 'Not everything is restored. Run it again for the rest.',
  ];
}

/** Presents what undoing came to. */
export function presentUndone(outcome: UndoOutcome): Presentation {
  const { restored, removed, unrestored, isComplete } = outcome;
  const left = unrestored.map(({ collection, id, why }) => `${collection} ${id} stays: ${why}`);
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: outcome,
    problems: [...left, ...restOf(outcome)],
    print: () => ({ body: `${restored} documents restored, ${removed} executions taken away` }),
  };
}
