import type { Forecast, GenerationEstimate } from '@genledger/domain/generation';
import type { GenerationEstimateDocument } from '../client/documents.ts';
import { fromMoney, fromWhole, toMoney, toWhole } from './scalars.ts';

function forecastFrom(document: GenerationEstimateDocument): Forecast | undefined {
  const { basis, sampleSize, durationMs, costUsd } = document;
  if (basis === undefined || sampleSize === undefined) return undefined;
  return {
    basis,
    sampleSize: fromWhole(sampleSize),
    ...(durationMs && { durationMs: { p50: fromWhole(durationMs.p50), p95: fromWhole(durationMs.p95) } }),
    ...(costUsd && { costUsd: { p50: fromMoney(costUsd.p50), p95: fromMoney(costUsd.p95) } }),
  };
}

/** Where a generation stands in the history of its tool. */
export function estimateFromDocument(document: GenerationEstimateDocument): GenerationEstimate {
  const { machine, size } = document;
  const forecast = forecastFrom(document);
  return {
    ...(machine !== undefined && { machine }),
    ...(size !== undefined && { size }),
    ...(forecast && { forecast }),
  };
}

/** The same as it is stored. */
export function estimateToDocument(estimate: GenerationEstimate): GenerationEstimateDocument {
  const { machine, size, forecast } = estimate;
  const { durationMs, costUsd } = forecast ?? {};
  return {
    ...(machine !== undefined && { machine }),
    ...(size !== undefined && { size }),
    ...(forecast && { basis: forecast.basis, sampleSize: toWhole(forecast.sampleSize) }),
    ...(durationMs && { durationMs: { p50: toWhole(durationMs.p50), p95: toWhole(durationMs.p95) } }),
    ...(costUsd && { costUsd: { p50: toMoney(costUsd.p50), p95: toMoney(costUsd.p95) } }),
  };
}
