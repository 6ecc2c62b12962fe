import { type JsonRecord, numberField } from '../reading/index.ts';

/**
 * The share done, 0 to 1. Older webhooks tell a share, newer pages a percentage: what lies above 1 is a percentage. Nothing
 * for what is neither.
 */
export function readProgress(body: JsonRecord): number | undefined {
  const progress = numberField(body, 'progress');
  if (progress === undefined || progress < 0 || progress > 100) return undefined;
  return progress > 1 ? Math.round(progress * 100) / 10_000 : progress;
}
