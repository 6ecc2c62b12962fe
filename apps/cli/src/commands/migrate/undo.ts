import { defineCommand } from '../../command/definition.ts';
import { toggle } from '../../command/inputs.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentUndone } from '../../presenters/migration.ts';
import { whyFlag } from '../why-flag.ts';
import { batchFlag } from './flags.ts';

const UNCONFIRMED = {
  code: 'needs-confirmation',
  message:
    'Every migrated document becomes what it was, and what was written to it since is lost. Say --yes.',
};

/** `genledger migrate undo` */
export const undoCommand = defineCommand({
  description:
    'Put every migrated document back as it was, byte for byte, checked by its hash. Records that were made in schema version 2 stay. It may be stopped and run again.',
  examples: ['genledger migrate undo --yes'],
  flags: { batch: batchFlag, ...whyFlag, yes: toggle('Do it') },
  onInterrupt: 'stop',
  async run(session, { batch, why, yes }) {
    const { keptOperation } = await import('../kept-operation.ts');
    const { openMigration } = await import('../../session/open-migration.ts');
    const { undoMigration } = await import('@genledger/services/migration');
    if (!yes) return presentProblem(UNCONFIRMED);
    const context = await openMigration(session);
    const onProgress = (restored: number) => session.progress(`${restored} restored`);
    const undone = await keptOperation(
      context,
      { kind: 'migration-undo', about: 'migrate undo', why },
      () => undoMigration(context, { batch, signal: session.interrupted, onProgress }),
      ({ restored, isComplete }) => `${restored} restored${isComplete ? '' : '; not all'}`,
    );
    return presentUndone(undone);
  },
});
