import { defineCommand } from '../../command/definition.ts';
import { optional, toggle } from '../../command/inputs.ts';
import { oneOf, wholeNumber } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentRun } from '../../presenters/migration.ts';
import { presentPlan } from '../../presenters/migration-plan.ts';
import { watchSteps } from '../../session/step-pace.ts';
import { whyFlag } from '../why-flag.ts';
import { batchFlag, onlyFlag } from './flags.ts';

const UNCONFIRMED = {
  code: 'needs-confirmation',
  message: 'This changes the database. Look at genledger migrate plan, rehearse on a copy, and say --yes.',
};
const LEAVES_RECORDS = {
  code: 'bad-usage',
  message:
    '--only leaves records of version 1 behind, which the contract would refuse: it stops at aggregates.',
};

/** Where a run may stop. */
const STOPS = ['expand', 'aggregates', 'contract'] as const;

/** `genledger migrate run` */
export const runCommand = defineCommand({
  description: `Migrate the database to schema version 2: expand, backfill, contract. Writers of both versions may go on until the contract, which puts the validators and unique indexes in place; --until aggregates stops before it.

It may be stopped or killed at any time and goes on from there when it is run again. Over a migrated database it changes nothing.`,
  examples: [
    'genledger migrate run --dry-run',
    'genledger migrate run --until aggregates --max-rate 500 --yes',
    'genledger migrate run --yes',
  ],
  flags: {
    batch: batchFlag,
    maxRate: optional('N', 'Documents a second, at most', wholeNumber(1, 1_000_000)),
    only: onlyFlag,
    until: optional(
      'STEP',
      'The step after which it stops; contract, or aggregates with --only',
      oneOf(STOPS),
    ),
    dryRun: toggle('Say what would be done, as genledger migrate plan does'),
    ...whyFlag,
    yes: toggle('Do it'),
  },
  onInterrupt: 'stop',
  async run(session, { batch, maxRate, only, until, dryRun, why, yes }) {
    if (only !== undefined && until === 'contract') return presentProblem(LEAVES_RECORDS);
    const { openMigration } = await import('../../session/open-migration.ts');
    const { planMigration, readMigrationState, runMigration } = await import('@genledger/services/migration');
    const options = {
      batch,
      until: until ?? (only === undefined ? 'contract' : 'aggregates'),
      signal: session.interrupted,
      onProgress: watchSteps(session),
      ...(only !== undefined && { only }),
      ...(maxRate !== undefined && { maxRate }),
    };
    const context = await openMigration(session);
    if (dryRun) return presentPlan(await planMigration(context, options));
    if (!yes) return presentProblem(UNCONFIRMED);
    const { keptOperation } = await import('../kept-operation.ts');
    const outcome = await keptOperation(
      context,
      { kind: 'migration', about: `migrate run until ${options.until}`, why },
      () => runMigration(context, options),
      ({ step, isComplete, counts }) =>
        `${isComplete ? 'done' : `stopped in step ${step}`}: ${counts.upgraded} upgraded, ${counts.quarantined} undecided`,
    );
    return presentRun(outcome, await readMigrationState(context));
  },
});
