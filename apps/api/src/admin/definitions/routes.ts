import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { registerRecord } from '../records/register-record.ts';
import { COOK } from './cook-kind.ts';
import { definitionsPage } from './list-pages.ts';
import { SPELL } from './spell-kind.ts';

/** Definitions: the lists of cooks and of spells, and the page of each. */
export function registerDefinitions(app: AdminApp, api: ApiContext): void {
  for (const kind of ['cooks', 'spells'] as const) {
    app.get(`/${kind}`, async (context) => context.html(await definitionsPage(context, api.ledger, kind)));
  }
  registerRecord(app, api, COOK);
  registerRecord(app, api, SPELL);
}
