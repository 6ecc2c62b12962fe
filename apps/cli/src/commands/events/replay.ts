import { EVENT_FILTER } from '@genledger/domain/filter';
import type { EventId } from '@genledger/domain/kernel';
import { SETTLED_STATES } from '../../command/choices.ts';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { anyArguments, optional, toggle } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { whyFlag } from '../why-flag.ts';

/** `genledger events replay` */
export const replayCommand = defineCommand({
  description:
    'Have events applied once more, by their ids or all of a state that the filter leaves. What an event did before is not done again. The API applies them within a second, where it runs.',
  examples: [
    'genledger events replay 5f8a1c0e9b7d4a2f6c3e1d00',
    'genledger events replay --state unmatched',
    'genledger events replay --state unknown --yes --json',
    `genledger events replay --state unmatched --filter 'provider:comfyui-deploy since:24h'`,
  ],
  arguments: { ids: anyArguments('Ids of events, as genledger events list shows them', objectId<EventId>()) },
  flags: {
    state: optional('STATE', 'Every event in this state', oneOf(SETTLED_STATES)),
    ...filterFlag(EVENT_FILTER),
    ...whyFlag,
    yes: toggle('Do not ask before events of a state are replayed'),
  },
  onInterrupt: 'stop',
  async run(session, { ids, state, filter: terms, why, yes }) {
    if ((state === undefined) === (ids.length === 0) || (state === undefined && terms !== undefined)) {
      const message = 'Give ids of events alone, or --state STATE, perhaps with --filter.';
      return presentProblem({ code: 'bad-usage', message });
    }
    const { replayByIds } = await import('./replay-by-ids.ts');
    const { replayMatching } = await import('./replay-matching.ts');
    const ledger = await session.openLedger({ changes: true });
    if (state === undefined) return replayByIds(session, ledger, ids, why);
    return replayMatching(
      session,
      ledger,
      { state, ...matchingOf(terms, ledger.clock.now()) },
      {
        isConfirmed: yes,
        why,
      },
    );
  },
});
