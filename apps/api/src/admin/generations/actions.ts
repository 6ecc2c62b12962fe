import { isTerminal } from '@genledger/domain/generation';
import { allows } from '@genledger/services/api-key';
import type { GenerationView } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { formTokenField } from '../session/form-token.ts';

/** What can be done to one generation. */
export const ACTIONS = {
  cancel: {
    title: 'Cancel',
    question:
      'Cancel this generation? A run that is under way is cancelled at its provider, and may still be charged.',
    button: 'Cancel the generation',
    noun: 'cancellation',
    done: 'The cancellation was asked for. The record ends with the provider’s word.',
  },
  redeliver: {
    title: 'Deliver again',
    question: 'Tell the user once more? Receivers see the same delivery id, by which they can tell a repeat.',
    button: 'Deliver again',
    noun: 'redelivery',
    done: 'The delivery is due again.',
  },
} as const;
export type ActionName = keyof typeof ACTIONS;

/** The name of an action, where a text is one. */
export function actionNamed(text: string | undefined): ActionName | undefined {
  return text === 'cancel' || text === 'redeliver' ? text : undefined;
}

function isOffered(name: ActionName, { status, deliveryStatus }: GenerationView): boolean {
  return name === 'cancel' ? !isTerminal(status) : isTerminal(status) && deliveryStatus !== 'skipped';
}

function actionForm(name: ActionName, id: string, formToken: string): Markup {
  const { title, question, button } = ACTIONS[name];
  return html`<details class="action"><summary class="button">${title}</summary>
    <form method="post" action="/admin/generations/${id}/${name}" class="action-form">
      ${formTokenField(formToken)}
      <p>${question}</p>
      <div class="field"><label for="why-${name}">Why, for the history</label><input id="why-${name}" name="why" required maxlength="200"></div>
      <button class="button primary" type="submit">${button}</button>
    </form></details>`;
}

/** The actions that a record allows, each behind a question; nothing for who may only look. */
export function actionForms(context: AdminContext, record: GenerationView): Markup {
  const { caller, formToken } = context.get('session');
  if (!allows(caller.scope, 'write')) return NOTHING;
  const offered = (['cancel', 'redeliver'] as const).filter((name) => isOffered(name, record));
  return html`${offered.map((name) => actionForm(name, record.id, formToken))}`;
}
