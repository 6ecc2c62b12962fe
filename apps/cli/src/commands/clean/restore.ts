import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentRestored } from '../../presenters/trash.ts';

/** `genledger clean restore` */
export const restoreCommand = defineCommand({
  description:
    'Put what a cleaning took away back where it was, byte for byte, and its part into the weekly sums. A record whose place another has taken since stays in the trash, and is named.',
  examples: ['genledger clean restore', 'genledger clean restore --batch 20261125T034700Z-1f2e3d'],
  flags: { batch: optional('BATCH', 'Which cleaning, where the trash has several', text(100)) },
  onInterrupt: 'stop',
  async run(session, { batch }) {
    const { restoreCleaning } = await import('@genledger/services/cleanup');
    const ledger = await session.openLedger({ changes: true });
    const restored = await restoreCleaning(ledger, batch, session.interrupted);
    return restored.ok ? presentRestored(restored.value) : presentServiceError(restored.error);
  },
});
