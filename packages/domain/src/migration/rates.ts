import {
  fieldAt,
  type LegacyDocument,
  type LegacyPoints,
  readCostRate,
  readValue,
  usdOf,
} from '../legacy/index.ts';
import { type CostRate, type PointsRate, pointsFor, pointsRateFor } from '../money/index.ts';
import type { Identity } from './identity.ts';
import type { UpgradeContext } from './upgrade.ts';

/** The price in force: the record's own, else the registry's. */
export function costRateOf(
  document: LegacyDocument,
  identity: Identity,
  at: Date,
  context: UpgradeContext,
): CostRate | undefined {
  return readValue(readCostRate(document)) ?? context.toolRate(identity.toolId, at);
}

/** The points rate: that of the discount tier where only it explains what was charged, else the usual one. */
export function pointsRateOf(
  document: LegacyDocument,
  identity: Identity,
  points: LegacyPoints,
  context: UpgradeContext,
): PointsRate {
  const rateFor = (tier: 'standard' | 'discount') =>
    pointsRateFor(context.points, identity.provider, identity.toolId, tier);
  const standard = rateFor('standard');
  const costUsd = usdOf(fieldAt(document, 'costUsd'));
  if (costUsd === undefined || points.protocolNetPoints === 0) return standard;
  const discount = rateFor('discount');
  const explains = (rate: PointsRate) => pointsFor(costUsd, rate) === points.protocolNetPoints;
  return !explains(standard) && explains(discount) ? discount : standard;
}
