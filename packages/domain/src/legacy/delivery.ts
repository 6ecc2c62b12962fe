import type { DeliveryStatus } from '../delivery/index.ts';
import { fieldAt, isDocument, type LegacyDocument, shown, wordOf } from './bson.ts';
import { numberOf } from './numeric.ts';
import { known, type Reading, readValue, undecidable } from './reading.ts';
import { readTime } from './time.ts';

/** How the user of an old record was told, or was not. Never `pending`: nobody wants last year's picture at night. */
export interface LegacyDelivery {
  readonly platform: string;
  readonly target?: unknown;
  readonly status: Exclude<DeliveryStatus, 'pending'>;
  readonly attempts: number;
  readonly deliveredAt?: Date;
  readonly error?: string;
}

/** What an old delivery status says: told, given up, not begun or cut off, or nobody to be told. */
const STATES: Readonly<Record<string, 'sent' | 'dropped' | 'unfinished' | 'skipped'>> = {
  sent: 'sent',
  delivered: 'sent',
  failed: 'dropped',
  dropped: 'dropped',
  pending: 'unfinished',
  processing: 'unfinished',
  skipped: 'skipped',
  none: 'skipped',
};

/** Platforms of which nobody was told anything: `cook` is a hand-over to the cook, not a message. */
const NOBODY: ReadonlySet<string> = new Set(['none', 'cook']);
const UNFINISHED = 'not delivered by the old notifier, and not sent late by the migration';
const UNRECORDED = 'no platform recorded';
const MAX_ATTEMPTS = 1_000_000;

/** The platform in lower case: its field, else the one that the notification's context names, else none. */
export function readPlatform(document: LegacyDocument): Reading<string> {
  for (const path of ['notificationPlatform', 'metadata.notificationContext.platform']) {
    const value = fieldAt(document, path);
    const word = wordOf(value);
    if (value === undefined || word === '') continue;
    return word !== undefined && word.length <= 100
      ? known(word, path)
      : undecidable('platform-unreadable', { source: path, value: shown(value) });
  }
  return known('none', UNRECORDED);
}

/** Where on the platform: the context of the notification, the chat, or the address. */
function targetOf(document: LegacyDocument, platform: string): unknown {
  const url = fieldAt(document, 'metadata.webhookUrl');
  if (platform === 'webhook' && typeof url === 'string') return { url };
  const context = fieldAt(document, 'metadata.notificationContext');
  if (isDocument(context)) return context;
  const chatId = fieldAt(document, 'metadata.telegramChatId');
  return chatId === undefined ? undefined : { chatId };
}

function attemptsOf(document: LegacyDocument): number {
  const attempts = numberOf(fieldAt(document, 'deliveryAttempts')) ?? 0;
  return attempts >= 0 && attempts <= MAX_ATTEMPTS ? Math.floor(attempts) : 0;
}

function dropped(document: LegacyDocument, state: 'dropped' | 'unfinished') {
  const error = fieldAt(document, 'deliveryError');
  const told = error === undefined ? undefined : shown(error);
  return {
    status: 'dropped',
    error: told ?? (state === 'unfinished' ? UNFINISHED : 'given up by the old notifier'),
  } as const;
}

/**
 * The delivery of an old record.
 * @param alone whether the record is announced by itself; a `sent` of a step or piece only means that its spell or cook went on
 */
export function readDelivery(document: LegacyDocument, alone: boolean): Reading<LegacyDelivery> {
  const platform = readPlatform(document);
  if (platform.kind !== 'known') return platform;
  const written = fieldAt(document, 'deliveryStatus');
  const word = written === undefined || written === '' ? 'none' : (wordOf(written) ?? '');
  const state = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
  if (state === undefined) {
    return undecidable('delivery-unknown', { source: 'deliveryStatus', value: shown(written) });
  }
  const target = targetOf(document, platform.value);
  const common = {
    platform: platform.value,
    ...(target !== undefined && { target }),
    attempts: attemptsOf(document),
  };
  // Where no platform was recorded, a state that somebody reached still says that there was one.
  const nobody = NOBODY.has(platform.value) && (platform.source !== UNRECORDED || state === 'unfinished');
  if (nobody || !alone || state === 'skipped') {
    return known({ ...common, status: 'skipped' }, `deliveryStatus, ${platform.source}`);
  }
  if (state !== 'sent') return known({ ...common, ...dropped(document, state) }, 'deliveryStatus');
  const deliveredAt = readValue(readTime(document, 'deliveryTimestamp'));
  return known({ ...common, status: 'sent', ...(deliveredAt && { deliveredAt }) }, 'deliveryStatus');
}
