import { type MoneyView, moneyParameters } from './view.ts';

/** The weeks of an account, by tool. */
export function accountAddress(view: MoneyView, accountId: string): string {
  const parameters = moneyParameters(view);
  parameters.set('account', accountId);
  return `/admin/weekly?${parameters}`;
}

/** The records behind a tool's figures, or those of one of its accounts. */
export function recordsOf(view: MoneyView, toolId: string, accountId?: string): string {
  const parameters = moneyParameters(view);
  parameters.set('tool', toolId);
  if (accountId !== undefined) parameters.set('account', accountId);
  return `/admin/weekly/records?${parameters}`;
}
