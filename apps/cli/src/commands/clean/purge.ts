import { defineCommand } from '../../command/definition.ts';
import { optional, toggle } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentProblem, presentServiceError } from '../../outcome/problem.ts';
import { presentPurged } from '../../presenters/trash.ts';
import { whyFlag } from '../why-flag.ts';

const UNCONFIRMED = {
  code: 'needs-confirmation',
  message: 'What is purged is gone for good. Look at genledger clean list, and say --yes if that is right.',
};

/** `genledger clean purge` */
export const purgeCommand = defineCommand({
  description:
    'Destroy what a cleaning took away. The trash does so by itself once its time is up; this is for what must be gone at once.',
  examples: ['genledger clean purge --yes', 'genledger clean purge --batch 20261125T034700Z-1f2e3d --yes'],
  flags: {
    batch: optional('BATCH', 'Which cleaning, where the trash has several', text(100)),
    ...whyFlag,
    yes: toggle('Destroy it'),
  },
  onInterrupt: 'stop',
  async run(session, { batch, why, yes }) {
    const { keptOperation } = await import('../kept-operation.ts');
    const { purgeCleaning } = await import('@genledger/services/cleanup');
    if (!yes) return presentProblem(UNCONFIRMED);
    const ledger = await session.openLedger({ changes: true });
    const purged = await keptOperation(
      ledger,
      { kind: 'cleanup-purge', about: ['clean purge', batch].join(' ').trim(), why },
      () => purgeCleaning(ledger, batch, session.interrupted),
      (outcome) =>
        outcome.ok
          ? `${outcome.value.documents} documents of ${outcome.value.cleaning}`
          : outcome.error.message,
    );
    return purged.ok ? presentPurged(purged.value) : presentServiceError(purged.error);
  },
});
