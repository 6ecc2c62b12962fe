import type { CookExecutionId, SpellCastId } from '@genledger/domain/kernel';
import type { BrowsedRow } from '@genledger/services/browse';
import type { CookControl } from '@genledger/services/execution';
import { textAt } from '../value.ts';
import { eachRecord } from './each-record.ts';

const cookOf = ({ id }: BrowsedRow) => id as CookExecutionId;
const castOf = ({ id }: BrowsedRow) => id as SpellCastId;

function describe({ id, value }: BrowsedRow): string {
  const fields = ['status', 'deliveryStatus', 'initiatorAccountId'];
  const open = ['pending', 'processing'].reduce(
    (sum, status) => sum + Number(textAt(value, `counts.${status}`) ?? 0),
    0,
  );
  return [id, ...fields.flatMap((field) => textAt(value, field) ?? []), `${open} running`].join('  ');
}

/** What can be done to a cook execution by a key, and what it comes to. */
function controlAction(
  control: CookControl,
  words: { readonly title: string; readonly does: string; readonly consequence: string },
  cancelsRunning = false,
) {
  return eachRecord({
    ...words,
    operation: 'execution-control',
    describe,
    async perform({ ledger }, row) {
      const { controlCookExecution } = await import('@genledger/services/execution');
      return controlCookExecution(ledger, cookOf(row), control, cancelsRunning);
    },
  });
}

const pauseAction = controlAction('pause', {
  title: 'Pause',
  does: 'start no further pieces; those that run come to their end',
  consequence: 'paused: no further piece is started, those that run come to their end. Resume goes on.',
});

const resumeAction = controlAction('resume', {
  title: 'Resume',
  does: 'go on with what is paused',
  consequence: 'resumed: further pieces are started, within the budget.',
});

const stopAction = controlAction('stop', {
  title: 'Stop',
  does: 'for good; those that run come to their end',
  consequence: 'stopped for good: no further piece is started, those that run come to their end.',
});

const stopAtOnceAction = controlAction(
  'stop',
  {
    title: 'Stop and cancel',
    does: 'for good, and cancel what runs, at the provider too',
    consequence:
      'stopped for good, and what runs is cancelled, at its provider too; what was charged stays charged.',
  },
  true,
);

const cancelCastAction = eachRecord({
  title: 'Cancel',
  does: 'start no further steps, and cancel what runs',
  consequence:
    'cancelled: no further step is started, what runs is cancelled; what was charged stays charged.',
  operation: 'execution-control',
  describe,
  async perform({ ledger }, row) {
    const { cancelSpellCast } = await import('@genledger/services/execution');
    return cancelSpellCast(ledger, castOf(row));
  },
});

function finishAction(kind: 'cook' | 'cast') {
  return eachRecord({
    title: 'Finish',
    does: 'say that every part was reported; for what another service carries out',
    consequence:
      'taken as reported in full: it ends with the last of its parts. Only for what another service carries out.',
    operation: 'execution-control',
    describe,
    async perform({ ledger }, row) {
      const { finishReported } = await import('@genledger/services/execution');
      return finishReported(ledger, kind, kind === 'cook' ? cookOf(row) : castOf(row));
    },
  });
}

function redeliverAction(kind: 'cookExecution' | 'spellCast') {
  return eachRecord({
    title: 'Redeliver',
    does: 'tell the user of the whole once more, with all tries anew',
    consequence:
      'due at once with all of their tries anew; the delivery keeps its id, so that receivers can tell the repeat.',
    operation: 'execution-control',
    describe,
    async perform({ ledger }, row) {
      const { redeliver } = await import('@genledger/services/delivery');
      return kind === 'cookExecution'
        ? redeliver(ledger, { kind, id: cookOf(row) })
        : redeliver(ledger, { kind, id: castOf(row) });
    },
  });
}

/** What can be done to cook executions. */
export const COOK_EXECUTION_ACTIONS = [
  pauseAction,
  resumeAction,
  stopAction,
  stopAtOnceAction,
  finishAction('cook'),
  redeliverAction('cookExecution'),
];

/** What can be done to spell casts. */
export const SPELL_CAST_ACTIONS = [cancelCastAction, finishAction('cast'), redeliverAction('spellCast')];
