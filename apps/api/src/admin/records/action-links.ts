import { allows } from '@genledger/services/api-key';
import type { AdminContext } from '../admin-context.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { RecordKind } from './record-kind.ts';

/** The actions that a record allows, each a way to its question; nothing for who may only look. */
export function actionLinks<Item>(context: AdminContext, kind: RecordKind<Item>, item: Item): Markup {
  if (!allows(context.get('session').caller.scope, 'write')) return NOTHING;
  const links = kind.actions
    .filter((action) => action.isOffered(item))
    .map(
      ({ name, title, isGrave }) =>
        html`<a class="button ${isGrave ? 'grave' : ''}" href="${kind.addressOf(item)}/${name}">${title}</a>`,
    );
  return html`${links}`;
}

/** Says what was done, where the page comes after an action. */
export function doneNotice<Item>(context: AdminContext, { actions }: RecordKind<Item>): Markup {
  const done = actions.find(({ name }) => name === context.req.query('done'));
  return done === undefined
    ? NOTHING
    : html`<div class="notice good" role="status"><p>${done.done}</p></div>`;
}
