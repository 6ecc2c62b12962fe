import type { Generation } from '@genledger/domain/generation';
import type { LedgerContext } from '../context.ts';
import { recordOwnEvent } from '../event/record-own-event.ts';

/** The end of a generation that somebody cancelled. */
export const CANCELLED = { status: 'cancelled', code: 'cancelled', message: 'cancelled on request' } as const;

/** Ends a generation whose submission was withdrawn before it reached a provider: it ran nowhere and cost nothing. Safe to repeat. */
export async function endWithdrawn(context: LedgerContext, generation: Generation): Promise<void> {
  await recordOwnEvent(context, generation, 'operator', { ...CANCELLED, computeMs: 0 });
}
