import {
  type AccountOrder,
  type AccountSums,
  rankAccounts,
  sumAccounts,
  type WeeklyQuery,
} from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Usd } from '@genledger/domain/money';
import { type Contribution, type Margin, marginOf } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';
import { toolNames } from './tool-names.ts';

/** What an account spent and cost, or one of its tools. */
export interface Spending {
  readonly accountId: AccountId;
  /** Absent where all tools of the account are added up. */
  readonly tool?: { readonly toolId: ToolId; readonly displayName: string };
  readonly sums: Contribution;
  readonly margin: Margin;
}

/** What accounts are asked for, and in which order. */
export interface SpendingQuery extends WeeklyQuery {
  readonly order: AccountOrder;
  /** Whether each tool of an account stands by itself. */
  readonly byTool: boolean;
  readonly limit: number;
}

/** The first accounts of an order, and what all accounts come to. */
export interface SpendingReport {
  /** What a point is worth now, US dollars. */
  readonly pointPriceUsd: Usd;
  readonly spendings: readonly Spending[];
  /** Accounts of which something ended. */
  readonly accounts: number;
  readonly total: { readonly sums: Contribution; readonly margin: Margin };
}

function spendingOf(
  { accountId, toolId, ...sums }: AccountSums,
  names: ReadonlyMap<ToolId, string>,
  pointPriceUsd: Usd,
): Spending {
  const tool = toolId && { toolId, displayName: names.get(toolId) ?? toolId };
  return { accountId, ...(tool && { tool }), sums, margin: marginOf(sums, pointPriceUsd) };
}

/** The first accounts of an order, with their margins: points at the price that is configured now. */
export async function firstSpendings(
  context: LedgerContext,
  query: SpendingQuery,
): Promise<readonly Spending[]> {
  const { pointPriceUsd } = context.settings.pricing.points;
  const [rows, names] = await Promise.all([
    rankAccounts(context.database, query, { ...query, pointPriceUsd }),
    toolNames(context),
  ]);
  return rows.map((row) => spendingOf(row, names, pointPriceUsd));
}

/** Who spends, who costs, and of whom more is charged by providers than points bring in, beside what all accounts come to. */
export async function spendingReport(context: LedgerContext, query: SpendingQuery): Promise<SpendingReport> {
  const { pointPriceUsd } = context.settings.pricing.points;
  const [spendings, all] = await Promise.all([
    firstSpendings(context, query),
    sumAccounts(context.database, query),
  ]);
  return {
    pointPriceUsd,
    spendings,
    accounts: all.accounts,
    total: { sums: all.sums, margin: marginOf(all.sums, pointPriceUsd) },
  };
}
