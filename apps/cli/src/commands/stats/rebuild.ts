import { defineCommand } from '../../command/definition.ts';
import { presentStatisticsRebuild } from '../../presenters/statistics.ts';

/** `genledger stats rebuild` */
export const rebuildCommand = defineCommand({
  description:
    'Make every weekly sum anew from the records where it differs from them, then check all of them. It may run while generations end, and after a kill it is run again.',
  examples: ['genledger stats rebuild'],
  async run(session) {
    const { rebuildStatistics } = await import('@genledger/services/statistics');
    const ledger = await session.openLedger({ changes: true });
    return presentStatisticsRebuild(await rebuildStatistics(ledger));
  },
});
