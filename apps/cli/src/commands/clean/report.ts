import { defineCommand } from '../../command/definition.ts';
import { presentCleanupReport } from '../../presenters/cleanup.ts';
import { readCleanupPolicy } from './policy.ts';

/** `genledger clean report` */
export const reportCommand = defineCommand({
  description:
    'Say which generations the test-record rules of the configuration match, and what a cleaning would move. Changes nothing.',
  examples: ['genledger clean report', 'genledger clean report --env staging --json'],
  onInterrupt: 'stop',
  async run(session) {
    const { reportCleanup } = await import('@genledger/services/cleanup');
    const policy = await readCleanupPolicy(session);
    const ledger = await session.openLedger({ changes: false });
    return presentCleanupReport(await reportCleanup(ledger, policy, session.interrupted));
  },
});
