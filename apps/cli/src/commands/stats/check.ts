import { defineCommand } from '../../command/definition.ts';
import { presentStatisticsCheck } from '../../presenters/statistics.ts';

/** `genledger stats check` */
export const checkCommand = defineCommand({
  description: 'Hold every weekly sum against the records that it is the sum of. Changes nothing.',
  examples: ['genledger stats check', 'genledger stats check --json'],
  async run(session) {
    const { checkStatistics } = await import('@genledger/services/statistics');
    const ledger = await session.openLedger({ changes: false });
    return presentStatisticsCheck(await checkStatistics(ledger));
  },
});
