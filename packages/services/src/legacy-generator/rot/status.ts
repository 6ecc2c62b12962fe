import { bsonInt } from '@genledger/db/audit';
import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import { type End, type EndedStory, hasEnded, type Story } from '../story.ts';

/** How each end was spelled by the old writers, and how by those that already spoke as the ledger does. */
const SPELLINGS: Readonly<Record<End, Readonly<Record<'old' | 'current', string>>>> = {
  success: { old: 'completed', current: 'success' },
  failed: { old: 'failed', current: 'failed' },
  timeout: { old: 'timeout', current: 'timeout' },
  cancelled: { old: 'cancelled_by_user', current: 'cancelled' },
  unpaid: { old: 'payment_failed', current: 'payment_failed' },
};
const CURRENT: ReadonlySet<string> = new Set(['success', 'failed', 'cancelled']);
const TRUE_STATUS = {
  success: 'success',
  failed: 'failed',
  timeout: 'failed',
  cancelled: 'cancelled',
  unpaid: 'success',
} as const;
/** What no writer of ours means anything by. */
const UNREADABLE: readonly [unknown, ...unknown[]] = ['done', 'ok', '', bsonInt(3), undefined];

/** A run that nobody heard the end of stays open for ever. */
function writeOpen(draft: Draft, dice: Dice): void {
  const status = dice.pick(['pending', 'processing']);
  draft.standing = 'open';
  draft.fields['status'] = status;
  draft.plant('never-ended');
  draft.oneOf.status = [status, 'failed'];
}

function writeUnreadable(draft: Draft, dice: Dice): void {
  const status = dice.pick(UNREADABLE);
  draft.standing = 'unknown';
  if (status !== undefined) draft.fields['status'] = status;
  draft.plant('status-unknown');
  draft.cannotDecide('status', 'no writer is known to have written this state');
}

function writeEnd(draft: Draft, story: EndedStory, spelling: 'old' | 'current'): void {
  const status = SPELLINGS[story.end][spelling];
  draft.fields['status'] = status;
  if (!CURRENT.has(status)) draft.plant('status-drift');
  draft.v2.status = TRUE_STATUS[story.end];
}

/** Writes the state; everything that depends on it comes after. */
export function writeStatus(draft: Draft, story: Story, dice: Dice): void {
  if (!hasEnded(story)) {
    writeOpen(draft, dice);
    return;
  }
  const spelling = dice.draw('spelling');
  if (spelling === 'unreadable') writeUnreadable(draft, dice);
  else writeEnd(draft, story, spelling);
  if (story.end === 'unpaid') draft.fields['statusReason'] = 'Spend failed post-generation.';
}
