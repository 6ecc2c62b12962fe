import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { Form } from '../rates.ts';
import type { Role, Story } from '../story.ts';

type Platform = Form<'platform'> | 'cook';
type Written = Form<'delivery'>;

const STRATEGIES: Readonly<Record<Role, string | undefined>> = {
  single: undefined,
  step: 'spell_step',
  final: 'spell_final',
  piece: 'cook_piece',
};
const DRIFTED: ReadonlySet<Written> = new Set(['processing', 'failed', 'none']);
const WAITING: ReadonlySet<Written> = new Set(['pending', 'processing']);
const HARMLESS_WITHOUT_PLATFORM: ReadonlySet<Written> = new Set(['skipped', 'none', 'missing', 'unreadable']);
const NEVER_DELIVERED = ['skipped', 'dropped'] as const;
const PIECES_HANDED_TO_COOK = 0.6;

function plant(draft: Draft, platform: Platform, written: Written): void {
  if (platform === 'missing') draft.plant('platform-missing');
  if (written === 'missing') draft.plant('delivery-missing');
  if (DRIFTED.has(written)) draft.plant('delivery-drift');
  if (platform === 'none') {
    if (!HARMLESS_WITHOUT_PLATFORM.has(written)) draft.plant('delivery-contradiction');
  } else if (WAITING.has(written)) draft.plantInEnded('delivery-lingering');
}

/** Every status that is right: what was said to be sent on behalf of a step only means that the spell went on. */
function rightStatuses(role: Role, platform: Platform, written: Written): readonly string[] {
  if (platform === 'none' || written === 'skipped' || written === 'none') return ['skipped'];
  if (WAITING.has(written) || written === 'missing') return NEVER_DELIVERED;
  const isAlone = role === 'single' || role === 'final';
  if (written !== 'sent') return isAlone ? ['dropped'] : NEVER_DELIVERED;
  if (role === 'step') return ['skipped'];
  return role === 'piece' || platform === 'missing' ? ['sent', 'skipped'] : ['sent'];
}

function platformOf({ role, testMark }: Story, dice: Dice): Platform {
  const drawn = dice.draw('platform');
  if (testMark === 'tool') return 'none';
  return role === 'piece' && dice.chance(PIECES_HANDED_TO_COOK) ? 'cook' : drawn;
}

function writePlatform(draft: Draft, platform: Platform, dice: Dice): void {
  if (platform === 'missing') return;
  draft.fields['notificationPlatform'] = platform;
  draft.v2.notificationPlatform = platform;
  if (platform !== 'telegram') return;
  draft.metadata['notificationContext'] = { platform, chatId: -100_123, messageId: dice.whole(1, 9999) };
  draft.metadata['telegramChatId'] = -100_123;
}

function writeState(draft: Draft, written: Written): void {
  if (written === 'unreadable') {
    draft.fields['deliveryStatus'] = 'delivered?';
    draft.plant('delivery-unknown');
    draft.cannotDecide('deliveryStatus', 'no writer is known to have written this state');
  } else if (written !== 'missing') draft.fields['deliveryStatus'] = written;
  if (written !== 'failed') return;
  draft.fields['deliveryError'] = '403: bot was blocked by the user';
  draft.fields['deliveryAttempts'] = 3;
}

/** Writes whom to tell, and how that went. */
export function writeDelivery(draft: Draft, story: Story, dice: Dice): void {
  const platform = platformOf(story, dice);
  const drawn = dice.draw('delivery');
  const written = draft.standing !== 'open' || drawn === 'missing' ? drawn : 'pending';
  const strategy = STRATEGIES[story.role];
  if (strategy !== undefined) draft.fields['deliveryStrategy'] = strategy;
  writePlatform(draft, platform, dice);
  writeState(draft, written);
  plant(draft, platform, written);
  if (written === 'unreadable') return;
  draft.oneOf.deliveryStatus =
    draft.standing === 'open' ? NEVER_DELIVERED : rightStatuses(story.role, platform, written);
}
