import type { AccountOrder } from '@genledger/db/repositories';
import { isoWeekName } from '@genledger/domain/statistics';
import type { InputIssue } from '@genledger/services/errors';
import { type Today, weekRange } from '@genledger/services/statistics';

const LONGEST_NAME = 40;

/** The orders of accounts, as a reader names them. */
export const ORDER_TITLES: Readonly<Record<AccountOrder, string>> = {
  points: 'Most points',
  cost: 'Most cost',
  loss: 'Least left',
};
const ORDERS = Object.keys(ORDER_TITLES) as readonly AccountOrder[];

/** What a reader chose to see; all of it stands in the page's address. */
export interface MoneyView {
  readonly from: Date;
  readonly to: Date;
  readonly environment?: string;
  readonly order: AccountOrder;
  /** What of the address could not be used. */
  readonly issues: readonly InputIssue[];
}

/** Reads a view from an address. What cannot be used is told, and the default stands in for it. */
export function readMoneyView(parameters: URLSearchParams, today: Today): MoneyView {
  const named = (name: string) => parameters.get(name) || undefined;
  const asked = weekRange({ from: named('from'), to: named('to') }, today);
  const fallback = weekRange({}, today);
  if (!fallback.ok) throw new Error('the default weeks are no range');
  const environment = named('environment')?.slice(0, LONGEST_NAME);
  return {
    ...(asked.ok ? asked.value : fallback.value),
    ...(environment !== undefined && { environment }),
    order: ORDERS.find((order) => order === parameters.get('order')) ?? 'points',
    issues: asked.ok ? [] : [asked.error],
  };
}

/** What a view asks of the weekly sums. */
export function moneyQuery({ from, to, environment }: MoneyView) {
  return { from, to, ...(environment !== undefined && { environment }) };
}

/** The parameters of the addresses that show, or export, the same weeks. */
export function moneyParameters({ from, to, environment }: MoneyView): URLSearchParams {
  return new URLSearchParams({
    from: isoWeekName(from),
    to: isoWeekName(to),
    ...(environment !== undefined && { environment }),
  });
}
