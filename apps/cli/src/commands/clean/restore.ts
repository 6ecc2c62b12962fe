import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentRestored } from '../../presenters/trash.ts';
import { whyFlag } from '../why-flag.ts';

/** `genledger clean restore` */
export const restoreCommand = defineCommand({
  description:
    'Put what a cleaning took away back where it was, byte for byte, and its part into the weekly sums. A record whose place another has taken since stays in the trash, and is named.',
  examples: ['genledger clean restore', 'genledger clean restore --batch 20261125T034700Z-1f2e3d'],
  flags: {
    batch: optional('BATCH', 'Which cleaning, where the trash has several', text(100)),
    ...whyFlag,
  },
  onInterrupt: 'stop',
  async run(session, { batch, why }) {
    const { keptOperation } = await import('../kept-operation.ts');
    const { restoreCleaning } = await import('@genledger/services/cleanup');
    const ledger = await session.openLedger({ changes: true });
    const restored = await keptOperation(
      ledger,
      { kind: 'cleanup-restore', about: ['clean restore', batch].join(' ').trim(), why },
      () => restoreCleaning(ledger, batch, session.interrupted),
      (outcome) =>
        outcome.ok
          ? `${outcome.value.documents} documents of ${outcome.value.cleaning}`
          : outcome.error.message,
    );
    return restored.ok ? presentRestored(restored.value) : presentServiceError(restored.error);
  },
});
