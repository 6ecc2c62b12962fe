import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';
import { hasEnded, type Role, type Story } from '../story.ts';

type Platform = keyof typeof RATES.platform | 'cook';
type Written = keyof typeof RATES.delivery;

const STRATEGIES: Readonly<Record<Role, string | undefined>> = {
  single: undefined,
  step: 'spell_step',
  final: 'spell_final',
  piece: 'cook_piece',
};
const DRIFTED: ReadonlySet<Written> = new Set(['processing', 'failed', 'none']);
const WAITING: ReadonlySet<Written> = new Set(['pending', 'processing']);
const HARMLESS_WITHOUT_PLATFORM: ReadonlySet<Written> = new Set(['skipped', 'none', 'missing']);
const NEVER_DELIVERED = ['skipped', 'dropped'] as const;

function plant(draft: Draft, platform: Platform, written: Written, ended: boolean): void {
  if (platform === 'missing') draft.plant('platform-missing');
  if (written === 'missing') draft.plant('delivery-missing');
  if (DRIFTED.has(written)) draft.plant('delivery-drift');
  if (platform === 'none') {
    if (!HARMLESS_WITHOUT_PLATFORM.has(written)) draft.plant('delivery-contradiction');
  } else if (ended && WAITING.has(written)) draft.plant('delivery-lingering');
}

/** Every status that is right: what was said to be sent on behalf of a step only means that the spell went on. */
function rightStatuses(role: Role, platform: Platform, written: Written): readonly string[] {
  if (platform === 'none' || written === 'skipped' || written === 'none') return ['skipped'];
  if (WAITING.has(written) || written === 'missing') return NEVER_DELIVERED;
  if (written !== 'sent') return role === 'single' || role === 'final' ? ['dropped'] : NEVER_DELIVERED;
  if (role === 'step') return ['skipped'];
  return role === 'piece' || platform === 'missing' ? ['sent', 'skipped'] : ['sent'];
}

function platformOf(role: Role, random: Random): Platform {
  const drawn = random.weighted(RATES.platform);
  return role === 'piece' && random.chance(0.6) ? 'cook' : drawn;
}

/** Writes whom to tell, and how that went. */
export function writeDelivery(draft: Draft, story: Story, random: Random): void {
  const platform = platformOf(story.role, random);
  const drawn = random.weighted(RATES.delivery);
  const ended = hasEnded(story);
  const written = ended || drawn === 'missing' ? drawn : 'pending';
  if (platform !== 'missing') draft.fields['notificationPlatform'] = platform;
  if (written !== 'missing') draft.fields['deliveryStatus'] = written;
  const strategy = STRATEGIES[story.role];
  if (strategy !== undefined) draft.fields['deliveryStrategy'] = strategy;
  if (written === 'failed') {
    draft.fields['deliveryError'] = '403: bot was blocked by the user';
    draft.fields['deliveryAttempts'] = 3;
  }
  if (platform === 'telegram') {
    draft.metadata['notificationContext'] = { platform, chatId: -100_123, messageId: random.whole(1, 9999) };
  }
  plant(draft, platform, written, ended);
  if (ended) draft.v2.deliveryStatusOneOf = rightStatuses(story.role, platform, written);
  else draft.cannotKnow('deliveryStatusOneOf', 'nobody ever heard of its end');
}
