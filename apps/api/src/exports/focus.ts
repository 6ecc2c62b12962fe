import type { CostLine } from '@genledger/services/statistics';
import type { CostFormat } from './cost-csv.ts';

/** What a column of FOCUS says of a line with a known cost. */
type Column = readonly [name: string, cellOf: (line: CostLine, costUsd: string) => string | number];

const moment = (at: Date): string => at.toISOString().replace('.000Z', 'Z');
const month = (at: Date, later: number): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1));
const cost = (_line: CostLine, costUsd: string): string => costUsd;
const providerOf = ({ provider, toolId }: CostLine): string => provider ?? toolId;

/**
 * The mandatory columns of the FinOps Open Cost and Usage Specification 1.2 and those of its conditional ones that the ledger can fill, in
 * the order of their names; the ledger's own begin with `x_`.
 */
const COLUMNS: readonly Column[] = [
  ['BilledCost', cost],
  ['BillingAccountId', ({ environment }) => environment],
  ['BillingAccountName', ({ environment }) => environment],
  ['BillingCurrency', () => 'USD'],
  ['BillingPeriodEnd', ({ week }) => moment(month(week, 1))],
  ['BillingPeriodStart', ({ week }) => moment(month(week, 0))],
  ['ChargeCategory', () => 'Usage'],
  ['ChargeClass', () => ''],
  ['ChargeDescription', ({ toolName }) => `Generations by ${toolName}`],
  ['ChargeFrequency', () => 'Usage-Based'],
  ['ChargePeriodEnd', ({ until }) => moment(until)],
  ['ChargePeriodStart', ({ from }) => moment(from)],
  ['ConsumedQuantity', ({ sums }) => sums.costCount],
  ['ConsumedUnit', () => 'Generations'],
  ['ContractedCost', cost],
  ['EffectiveCost', cost],
  ['InvoiceIssuerName', providerOf],
  ['ListCost', cost],
  ['PricingCategory', () => 'Standard'],
  ['PricingQuantity', ({ sums }) => sums.costCount],
  ['PricingUnit', () => 'Generations'],
  ['ProviderName', providerOf],
  ['PublisherName', providerOf],
  ['ResourceId', ({ toolId }) => toolId],
  ['ResourceName', ({ toolName }) => toolName],
  ['ResourceType', () => 'Tool'],
  ['ServiceCategory', () => 'AI and Machine Learning'],
  ['ServiceName', ({ toolName }) => toolName],
  ['ServiceSubcategory', () => 'Generative AI'],
  ['SubAccountId', ({ accountId }) => accountId],
  ['SubAccountName', ({ accountId }) => accountId],
  // Whoever defines a tag names itself in its key.
  ['Tags', ({ environment }) => JSON.stringify({ 'genledger/environment': environment })],
  ['x_PointsSpent', ({ sums }) => sums.pointsSpent],
  ['x_UnknownCostCount', ({ sums }) => sums.count - sums.costCount],
];

/**
 * Costs in the columns of FOCUS 1.2. A line of which no cost is known is left out: the specification allows no empty cost, and unknown is
 * not zero.
 */
export const FOCUS_COSTS: CostFormat = {
  fileName: 'costs-focus.csv',
  columns: COLUMNS.map(([name]) => name),
  cellsOf: (line) => {
    const { costCount, costUsd } = line.sums;
    return costCount === 0 ? undefined : COLUMNS.map(([, cellOf]) => cellOf(line, costUsd));
  },
};
