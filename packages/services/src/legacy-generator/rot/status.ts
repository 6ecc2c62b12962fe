import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';
import { type End, hasEnded, type Story } from '../story.ts';

/** How each end was spelled by the old writers, and how by those that already spoke as the ledger does. */
const SPELLINGS: Readonly<Record<End, Readonly<Record<'old' | 'current', string>>>> = {
  success: { old: 'completed', current: 'success' },
  failed: { old: 'failed', current: 'failed' },
  timeout: { old: 'timeout', current: 'timeout' },
  cancelled: { old: 'cancelled_by_user', current: 'cancelled' },
  unpaid: { old: 'payment_failed', current: 'payment_failed' },
};
const CURRENT = new Set(['success', 'failed', 'cancelled']);
const TRUE_STATUS = {
  success: 'success',
  failed: 'failed',
  timeout: 'failed',
  cancelled: 'cancelled',
  unpaid: 'success',
} as const;

/** Writes the state. A run that nobody heard the end of stays open for ever. */
export function writeStatus(draft: Draft, story: Story, random: Random): string {
  if (!hasEnded(story)) {
    draft.fields['status'] = random.pick(['pending', 'processing']);
    draft.plant('never-ended');
    draft.cannotKnow('status', 'nobody ever heard of its end');
    return String(draft.fields['status']);
  }
  const status = SPELLINGS[story.end][random.weighted(RATES.spelling)];
  draft.fields['status'] = status;
  if (!CURRENT.has(status)) draft.plant('status-drift');
  if (story.end === 'unpaid') draft.fields['statusReason'] = 'Spend failed post-generation.';
  if (story.end === 'failed') draft.fields['responsePayload'] = 'CUDA out of memory';
  draft.v2.status = TRUE_STATUS[story.end];
  return status;
}
