import type { Artifact } from '@genledger/domain/provider';
import {
  asRecord,
  countImages,
  field,
  type JsonRecord,
  numberField,
  type Quantities,
  quantityField,
} from '../reading/index.ts';

/** Names under which models count the same thing. */
const IMAGES = ['image_output_count', 'image_count'] as const;
const VIDEO_SECONDS = ['video_output_duration_seconds'] as const;
const TOKENS = [
  ['token_input_count', 'token_output_count'],
  ['input_token_count', 'output_token_count'],
] as const;

const metricsOf = (prediction: JsonRecord): JsonRecord => asRecord(field(prediction, 'metrics')) ?? {};

function told(metrics: JsonRecord, names: readonly string[]) {
  const amount = names.map((name) => quantityField(metrics, name)).find((found) => found !== undefined);
  return amount && { amount, basis: 'provider' as const };
}

/** What a prediction made, from its metrics where they say so; else the pictures that it shows, counted. */
export function readQuantities(
  prediction: JsonRecord,
  artifacts: readonly Artifact[],
): Quantities | undefined {
  const metrics = metricsOf(prediction);
  const image = told(metrics, IMAGES) ?? countImages(artifacts);
  const videoSecond = told(metrics, VIDEO_SECONDS);
  return image || videoSecond ? { ...(image && { image }), ...(videoSecond && { videoSecond }) } : undefined;
}

/** Tokens in and out together, whole; nothing where either is missing. */
export function readTokens(prediction: JsonRecord): number | undefined {
  const metrics = metricsOf(prediction);
  for (const [input, output] of TOKENS) {
    const [taken, given] = [numberField(metrics, input), numberField(metrics, output)];
    if (taken !== undefined && given !== undefined) return taken + given;
  }
  return undefined;
}
