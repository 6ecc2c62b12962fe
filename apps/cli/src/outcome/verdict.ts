import type { ServiceErrorCode } from '@genledger/services/errors';

/** What a command came to. */
export type Verdict = 'holds' | 'does-not-hold' | 'could-not-tell';

/** The exit code of each verdict, the same for every command. */
export const EXIT_CODES = {
  holds: 0,
  'does-not-hold': 1,
  'could-not-tell': 2,
} as const satisfies Readonly<Record<Verdict, number>>;

/** What a verb that was not carried out means: it was looked at and is not so, or it could not be found out. */
export const VERDICT_OF_ERROR = {
  'invalid-input': 'does-not-hold',
  'invalid-filter': 'could-not-tell',
  'not-json': 'does-not-hold',
  'not-an-event': 'does-not-hold',
  'not-found': 'does-not-hold',
  'unknown-tool': 'does-not-hold',
  'unknown-parent': 'does-not-hold',
  'executed-here': 'does-not-hold',
  'not-executable': 'does-not-hold',
  'wrong-state': 'does-not-hold',
  'unknown-provider': 'does-not-hold',
  'not-submittable': 'could-not-tell',
  'idempotency-key-reused': 'does-not-hold',
  'run-already-recorded': 'does-not-hold',
  'run-belongs-to-another': 'does-not-hold',
  'already-ended': 'does-not-hold',
  'not-deliverable': 'does-not-hold',
  'count-changed': 'does-not-hold',
  'provider-unavailable': 'could-not-tell',
  'not-durable': 'could-not-tell',
} as const satisfies Readonly<Record<ServiceErrorCode, Verdict>>;
