import type { Chaos } from './chaos.ts';
import { between, chance, createRandom } from './random.ts';

/** What happens to one webhook on its way. Times are milliseconds before the time scale. */
export interface WebhookFate {
  readonly isDropped: boolean;
  /** Delay of each sending: one, or two where it is sent twice. */
  readonly delaysMs: readonly number[];
  /** Further delay of a final webhook that comes late. */
  readonly lateMs: number;
  /** Whether its second and third try go out as GET without a body. */
  readonly retriesAsGet: boolean;
}

/** Which event of which run a webhook tells of. */
export interface WebhookIdentity {
  /** The run's number among the submissions, from 0. */
  readonly ordinal: number;
  /** The event's number within the run, from 0. */
  readonly event: number;
  readonly isTerminal: boolean;
}

/** Decides the fate of a webhook from the seed and its identity, and nothing else. */
export function fateOf(seed: number, webhook: WebhookIdentity, chaos: Chaos): WebhookFate {
  const random = createRandom(seed, webhook.ordinal, webhook.event + 1);
  const isDropped = chance(random, chaos.dropShare);
  const isDuplicated = chance(random, chaos.duplicateShare);
  const retriesAsGet = chance(random, chaos.getRetryShare);
  const isLate = chance(random, chaos.lateTerminal.share) && webhook.isTerminal;
  const lateMs = between(random, chaos.lateTerminal.delayMs);
  const delaysMs = [between(random, chaos.delayMs), between(random, chaos.delayMs)];
  return {
    isDropped,
    delaysMs: isDuplicated ? delaysMs : delaysMs.slice(0, 1),
    lateMs: isLate ? lateMs : 0,
    retriesAsGet,
  };
}
