import { deliverySubject } from '@genledger/domain/delivery';
import { hasEnded } from '@genledger/domain/execution';
import type { CookExecutionId, SpellCastId } from '@genledger/domain/kernel';
import { redeliver } from '@genledger/services/delivery';
import {
  type CookControl,
  type CookExecutionView,
  cancelSpellCast,
  controlCookExecution,
  finishReported,
  type SpellCastView,
} from '@genledger/services/execution';
import { recordOnSubject } from '@genledger/services/operation';
import type { RecordAction } from '../records/record-kind.ts';
import { trashAction } from '../records/trash-action.ts';

type Either = CookExecutionView | SpellCastView;
type Kind = 'cookExecution' | 'spellCast';

function redeliverAction<Item extends Either>(kind: Kind): RecordAction<Item> {
  return {
    name: 'redeliver',
    title: 'Deliver again',
    consequence:
      'The user is told once more, at once and with all tries anew. Receivers see the same delivery id, by which they can tell a repeat.',
    done: 'The delivery is due again.',
    isOffered: ({ status, deliveryStatus }) =>
      hasEnded(status) && deliveryStatus !== undefined && deliveryStatus !== 'skipped',
    async perform({ ledger }, { id }, operator) {
      const subject = deliverySubject(kind, id);
      const noted = await recordOnSubject(ledger, subject, 'redelivery', operator);
      return noted.ok ? redeliver(ledger, subject) : noted;
    },
  };
}

function finishAction<Item extends Either>(kind: Kind): RecordAction<Item> {
  return {
    name: 'finish',
    title: 'Finish',
    consequence: 'No more children come than have been reported: it ends with the last of them.',
    done: 'It ends with the last of what was reported.',
    isGrave: true,
    isOffered: ({ status, executedBy }) => executedBy === 'caller' && !hasEnded(status),
    async perform({ ledger }, { id }, operator) {
      const noted = await recordOnSubject(ledger, deliverySubject(kind, id), 'finishing', operator);
      if (!noted.ok) return noted;
      return kind === 'cookExecution'
        ? finishReported(ledger, 'cook', id as CookExecutionId)
        : finishReported(ledger, 'cast', id as SpellCastId);
    },
  };
}

function trash<Item extends Either>(kind: Kind): RecordAction<Item> {
  return trashAction(
    ({ id }) => ({ kind, id }),
    ({ ledger }, { id }, operator) =>
      recordOnSubject(ledger, deliverySubject(kind, id), 'a move to the trash', operator),
  );
}

interface Control
  extends Pick<RecordAction<CookExecutionView>, 'title' | 'consequence' | 'done' | 'isGrave'> {
  readonly name: string;
  readonly noun: string;
  readonly control: CookControl;
  readonly cancelRunning?: boolean;
  readonly from: readonly CookExecutionView['status'][];
}

const CONTROLS: readonly Control[] = [
  {
    name: 'pause',
    noun: 'a pause',
    control: 'pause',
    title: 'Pause',
    consequence: 'What runs goes on to its end; nothing new is started until it is resumed.',
    done: 'It is paused.',
    from: ['running'],
  },
  {
    name: 'resume',
    noun: 'resuming',
    control: 'resume',
    title: 'Resume',
    consequence: 'It goes on where it was paused.',
    done: 'It goes on.',
    from: ['paused'],
  },
  {
    name: 'stop',
    noun: 'a stop',
    control: 'stop',
    title: 'Stop',
    consequence: 'What runs goes on to its end; then it ends as stopped. It cannot be resumed.',
    done: 'It ends as stopped with the last of what runs.',
    isGrave: true,
    from: ['running', 'paused'],
  },
  {
    name: 'cancel',
    noun: 'cancellation',
    control: 'stop',
    cancelRunning: true,
    title: 'Cancel',
    consequence:
      'It is stopped, and what runs is cancelled at its provider; what was charged stays charged. It cannot be resumed.',
    done: 'It ends as stopped; what ran is cancelled.',
    isGrave: true,
    from: ['running', 'paused', 'stopping'],
  },
];

function controlAction({
  control,
  cancelRunning = false,
  from,
  noun,
  ...words
}: Control): RecordAction<CookExecutionView> {
  return {
    ...words,
    isOffered: ({ status }) => from.includes(status),
    async perform({ ledger }, { id }, operator) {
      const subject = deliverySubject('cookExecution', id);
      const noted = await recordOnSubject(ledger, subject, noun, operator);
      return noted.ok ? controlCookExecution(ledger, id as CookExecutionId, control, cancelRunning) : noted;
    },
  };
}

/** What can be done to a cook execution. */
export const COOK_ACTIONS: readonly RecordAction<CookExecutionView>[] = [
  ...CONTROLS.map(controlAction),
  finishAction('cookExecution'),
  redeliverAction('cookExecution'),
  trash('cookExecution'),
];

/** What can be done to a spell cast. */
export const CAST_ACTIONS: readonly RecordAction<SpellCastView>[] = [
  {
    name: 'cancel',
    title: 'Cancel',
    consequence:
      'What runs is cancelled at its provider, nothing new is started; what was charged stays charged.',
    done: 'The cancellation was asked for. The cast ends with what runs.',
    isGrave: true,
    isOffered: ({ status }) => status === 'running' || status === 'paused',
    async perform({ ledger }, { id }, operator) {
      const subject = deliverySubject('spellCast', id);
      const noted = await recordOnSubject(ledger, subject, 'cancellation', operator);
      return noted.ok ? cancelSpellCast(ledger, id as SpellCastId) : noted;
    },
  },
  finishAction('spellCast'),
  redeliverAction('spellCast'),
  trash('spellCast'),
];
