import { allows } from '@genledger/services/api-key';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { actionLinks, doneNotice } from './action-links.ts';
import { confirmationWord, readConfirmation } from './confirmation.ts';
import { type Confirmation, confirmationPage } from './confirmation-page.ts';
import type { Form, RecordAction, RecordKind } from './record-kind.ts';

function missing(context: AdminContext, noun: string) {
  const message = {
    title: `There is no such ${noun}`,
    text: `The address names no ${noun} of this ledger, or nothing that can be done to one.`,
  };
  return context.html(messagePage(context, message), 404);
}

function forbidden(context: AdminContext) {
  const message = { title: 'The key does not allow this', text: 'This needs a key with scope write.' };
  return context.html(messagePage(context, message), 403);
}

/** What is shown before an action: what it would do, as far as that can be told. */
async function confirmationOf<Item>(
  api: ApiContext,
  kind: RecordKind<Item>,
  item: Item,
  action: RecordAction<Item>,
  form: Form,
): Promise<Confirmation<Item>> {
  const more = await action.preview?.(api, item);
  const word = confirmationWord(action, api.ledger.settings.environment);
  return {
    action,
    noun: kind.noun,
    address: kind.addressOf(item),
    facts: [...kind.describe(item), ...(more?.ok ? more.value : [])],
    ...(action.ask && { asked: action.ask(item, form) }),
    ...(word !== undefined && { word }),
    ...(more?.ok === false && { refusal: more.error.message }),
  };
}

/** The pages of one kind of records: each record, what can be done to it, and the question before that. */
export function registerRecord<Item>(app: AdminApp, api: ApiContext, kind: RecordKind<Item>): void {
  const find = (context: AdminContext) => kind.find(api.ledger, context.req.param());
  const actionOf = (context: AdminContext) =>
    kind.actions.find(({ name }) => name === context.req.param('action'));

  app.get(kind.pattern, async (context) => {
    const item = await find(context);
    if (item === undefined) return missing(context, kind.noun);
    const frame = { actions: actionLinks(context, kind, item), notice: doneNotice(context, kind) };
    return context.html(await kind.page(context, api.ledger, item, frame));
  });

  app.get(`${kind.pattern}/:action`, async (context) => {
    const [item, action] = [await find(context), actionOf(context)];
    if (item === undefined || action === undefined) return missing(context, kind.noun);
    if (!allows(context.get('session').caller.scope, 'write')) return forbidden(context);
    return context.html(confirmationPage(context, await confirmationOf(api, kind, item, action, {})));
  });

  app.post(`${kind.pattern}/:action`, async (context) => {
    const [item, action] = [await find(context), actionOf(context)];
    if (item === undefined || action === undefined) return missing(context, kind.noun);
    if (!allows(context.get('session').caller.scope, 'write')) return forbidden(context);
    const word = confirmationWord(action, api.ledger.settings.environment);
    const form = await context.req.parseBody();
    const { why, ...wrong } = readConfirmation(form, word);
    const again = async (problem: string) =>
      confirmationPage(context, { ...(await confirmationOf(api, kind, item, action, form)), why, problem });
    if ('problem' in wrong) return context.html(await again(wrong.problem), 422);
    const operator = { name: context.get('session').caller.name, why };
    const outcome = await action.perform(api, item, operator, form);
    if (!outcome.ok) return context.html(await again(outcome.error.message), 409);
    // What is gone from the ledger has no page any more.
    const address = (await find(context)) ? kind.addressOf(item) : undefined;
    return address === undefined
      ? context.html(messagePage(context, { title: action.title, text: action.done }))
      : context.redirect(`${address}?done=${action.name}`, 303);
  });
}
