export { COMFYUI_DEPLOY_PRICES } from './comfyui-deploy-prices.ts';
export {
  COST_BASES,
  type ComputeTime,
  type Cost,
  type CostBasis,
  costOf,
  type Usage,
  type UsedQuantity,
} from './cost.ts';
export {
  DEFAULT_POINTS_POLICY,
  type PointsPolicy,
  PRICING_TIERS,
  type PricingTier,
  pointsPolicySchema,
  pointsRateFor,
} from './multipliers.ts';
export { type PointsRate, pointsFor } from './points.ts';
export { machinePriceAt, modelPriceAt, type PriceTable } from './price-table.ts';
export {
  parseQuantity,
  parseQuantityNumber,
  QUANTITY_KINDS,
  type Quantity,
  type QuantityKind,
} from './quantity.ts';
export {
  COST_UNIT_SPELLINGS,
  COST_UNITS,
  type CostRate,
  type CostUnit,
  parseCostUnit,
} from './rate.ts';
export {
  addUsd,
  Exact,
  exceeds,
  type InvalidAmount,
  parseUsd,
  parseUsdNumber,
  roundUsd,
  sumOfIncrements,
  type Usd,
  usdDifference,
  usdText,
  usdToPlaces,
  ZERO_USD,
} from './usd.ts';
