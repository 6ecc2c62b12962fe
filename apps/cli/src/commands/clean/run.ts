import { defineCommand } from '../../command/definition.ts';
import { toggle } from '../../command/inputs.ts';
import { presentCleanup } from '../../presenters/cleanup.ts';
import { watchPace } from '../../session/pace.ts';
import { whyFlag } from '../why-flag.ts';
import { readCleanupPolicy } from './policy.ts';

/** `genledger clean run` */
export const runCommand = defineCommand({
  description: `Move test records into the trash, each with all that belongs to it: a cook execution or spell cast goes with all of its generations or stays.

It may be stopped or killed at any time; run it again for the rest. Refused where the rules match more than the configured share of all generations, unless you say --yes.`,
  examples: ['genledger clean run', 'genledger clean run --env staging --yes'],
  flags: { ...whyFlag, yes: toggle('Move them, whatever share of the generations they are') },
  onInterrupt: 'stop',
  async run(session, { why, yes }) {
    const { keptOperation } = await import('../kept-operation.ts');
    const { runCleanup } = await import('@genledger/services/cleanup');
    const policy = await readCleanupPolicy(session);
    const ledger = await session.openLedger({ changes: true });
    let tell: ((moved: number) => void) | undefined;
    const clean = () =>
      runCleanup(ledger, policy, {
        isConfirmed: yes,
        signal: session.interrupted,
        onProgress(moved, toMove) {
          tell ??= watchPace(session, Math.max(1, toMove), 'generations');
          tell(moved);
        },
      });
    const request = { kind: 'cleanup', about: 'clean run', why } as const;
    const outcome = await keptOperation(ledger, request, clean, (cleaned) =>
      cleaned.kind === 'refused' ? 'refused' : `${cleaned.moved.generations} generations moved`,
    );
    return presentCleanup(outcome);
  },
});
