import type { ChaosOptions } from '../../src/simulators/index.ts';

/** How each kind of end is brought about, and what it means. */
export const ENDS = [
  ['success', {}, 'success'],
  ['failure', { failShare: 1 }, 'failed'],
  ['time-out', { timeoutWithoutWebhookShare: 1 }, 'failed'],
  ['cancellation', { cancelShare: 1 }, 'cancelled'],
] as const satisfies readonly (readonly [string, ChaosOptions, string])[];
