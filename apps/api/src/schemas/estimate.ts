import { z } from '@hono/zod-openapi';
import { milliseconds, money, points } from './common.ts';

const duration = z
  .object({ p50: milliseconds, p95: milliseconds })
  .openapi({ description: 'Half, and 95 of 100, are expected to end within these' });
const cost = z.object({ p50: money, p95: money });

/** What a record was expected to take as it was made. Figures that are not known are left out. */
export const forecastSchema = z
  .object({
    durationMs: duration.optional(),
    costUsd: cost.optional(),
    basis: z.string().openapi({
      description: 'What it rests on',
      example: 'history',
    }),
    sampleSize: z.int().openapi({ description: 'Runs of the past that were counted' }),
  })
  .openapi('Forecast');

/** What something is expected to take now. */
export const estimateSchema = forecastSchema
  .extend({ points: points.optional().openapi({ description: 'At the median cost, without rewards' }) })
  .openapi('Estimate');
