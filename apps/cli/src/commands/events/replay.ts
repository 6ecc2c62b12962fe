import type { EventId } from '@genledger/domain/kernel';
import { SETTLED_STATES } from '../../command/choices.ts';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { anyArguments, optional, toggle } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { replayByIds } from './replay-by-ids.ts';
import { replayState } from './replay-state.ts';

/** `genledger events replay` */
export const replayCommand = defineCommand({
  description:
    'Have events applied once more, by their ids or all of a state. What an event did before is not done again. The API applies them within a second, where it runs.',
  examples: [
    'genledger events replay 5f8a1c0e9b7d4a2f6c3e1d00',
    'genledger events replay --state unmatched',
    'genledger events replay --state unknown --yes --json',
  ],
  arguments: { ids: anyArguments('Ids of events, as genledger events list shows them', objectId<EventId>()) },
  flags: {
    state: optional('STATE', 'Every event in this state', oneOf(SETTLED_STATES)),
    yes: toggle('Do not ask before a whole state is replayed'),
  },
  onInterrupt: 'stop',
  async run(session, { ids, state, yes }) {
    if ((state === undefined) === (ids.length === 0)) {
      const message = 'Give ids of events, or --state STATE, and not both.';
      return presentProblem({ code: 'bad-usage', message });
    }
    const ledger = await session.openLedger({ changes: true });
    return state === undefined ? replayByIds(session, ledger, ids) : replayState(session, ledger, state, yes);
  },
});
