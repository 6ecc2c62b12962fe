import { defineCommand } from '../../command/definition.ts';
import { toggle } from '../../command/inputs.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentResealing } from '../../presenters/resealing.ts';

const NO_KEY = {
  code: 'bad-settings',
  message:
    'Set GENLEDGER_SECRETS_KEY as the API and the notifiers have it: the new key first, the old one behind it.',
};

/** Secrets between two words about how far it is. */
const TELL_EVERY = 10_000;

/** `genledger secrets reseal` */
export const resealCommand = defineCommand({
  description: `Seal every secret of the ledger under the first key of GENLEDGER_SECRETS_KEY, so that the keys behind it can be taken away: secrets of notifications' targets, and originals of migrated documents that hold any.

The API and the notifiers must have both keys by then; they work on meanwhile. It may be stopped and run again. What lies in the trash keeps its key.`,
  examples: ['genledger secrets reseal --dry-run', 'genledger secrets reseal'],
  flags: { dryRun: toggle('Count the secrets by the key that sealed them, and change nothing') },
  onInterrupt: 'stop',
  async run(session, { dryRun }) {
    const { resealSecrets } = await import('@genledger/services/secret');
    const { database, secrets } = await session.openLedger({ changes: !dryRun });
    if (secrets === undefined) return presentProblem(NO_KEY);
    let told = 0;
    const resealing = await resealSecrets(database, secrets, {
      dryRun,
      signal: session.interrupted,
      onProgress({ current, resealed, unreadable }) {
        const seen = current + resealed + unreadable;
        if (seen < told + TELL_EVERY) return;
        told = seen;
        session.progress(`${seen} secrets looked at`);
      },
    });
    return presentResealing(resealing, dryRun);
  },
});
