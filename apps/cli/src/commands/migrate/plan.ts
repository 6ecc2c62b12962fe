import { defineCommand } from '../../command/definition.ts';
import { presentPlan } from '../../presenters/migration-plan.ts';
import { watchSteps } from '../../session/step-pace.ts';
import { batchFlag, onlyFlag } from './flags.ts';

/** `genledger migrate plan` */
export const planCommand = defineCommand({
  description:
    'Say what migrating to schema version 2 would do: which repairs how many generations need, what would be left undecided and why, a document before and after for each repair (with --json), how long it takes, and how much room. Writes nothing.',
  examples: ['genledger migrate plan', 'genledger migrate plan --only cost-derived --json'],
  flags: { batch: batchFlag, only: onlyFlag },
  onInterrupt: 'stop',
  async run(session, { batch, only }) {
    const { openMigration } = await import('../../session/open-migration.ts');
    const { planMigration } = await import('@genledger/services/migration');
    const context = await openMigration(session);
    const plan = await planMigration(context, {
      batch,
      until: only === undefined ? 'contract' : 'aggregates',
      ...(only !== undefined && { only }),
      signal: session.interrupted,
      onProgress: watchSteps(session),
    });
    return presentPlan(plan);
  },
});
