import { type GenerationFacts, isOlderThanDay } from '../facts.ts';
import { isPresent, readText, readWord } from '../read-value.ts';
import type { Detector } from './found.ts';

const CURRENT: ReadonlySet<string> = new Set(['pending', 'sent', 'dropped', 'skipped']);
const DRIFTED: ReadonlySet<string> = new Set(['processing', 'failed', 'none', 'delivered']);
const WAITING: ReadonlySet<string> = new Set(['pending', 'processing']);
const TRIED: ReadonlySet<string> = new Set(['sent', 'failed', 'dropped']);
const OF_NOBODY: ReadonlySet<string> = new Set(['skipped', 'none']);

/** Why a delivery cannot be as it is said to be. A migration keeps what an old writer told nobody of, and never lets an old run wait to be told. */
function contradiction(
  facts: GenerationFacts,
  platform: string | undefined,
  status: string,
): string | undefined {
  if (facts.version === 2 && isPresent(facts.document.values.get('legacy'))) return undefined;
  if (platform === 'none' && !OF_NOBODY.has(status)) return `nobody is to be told, and yet it is ${status}`;
  if (facts.standing === 'open' && TRIED.has(status)) return `${status}, though the run is ${facts.status}`;
  const isUndated =
    facts.version === 2 && status === 'sent' && !isPresent(facts.document.values.get('deliveryTimestamp'));
  return isUndated ? 'sent, at no time' : undefined;
}

/** What users are told, and the name of the tool that they are told of. */
export const detectDelivery: Detector = (facts, settings, found) => {
  const { values } = facts.document;
  const platform = readWord(values.get('notificationPlatform'));
  if (!platform) found('platform-missing', 'notificationPlatform is missing');
  if ((readText(values.get('toolDisplayName')) ?? '') === '') {
    found('display-name-missing', 'toolDisplayName is missing or empty');
  }
  const value = values.get('deliveryStatus');
  const written = readText(value);
  if (!isPresent(value) || written === '') {
    found('delivery-missing', 'deliveryStatus is missing');
    return;
  }
  const status = readWord(value);
  if (status === undefined || (!CURRENT.has(status) && !DRIFTED.has(status))) {
    found(
      'delivery-unknown',
      () => `deliveryStatus is ${written === undefined ? `of type ${value.type}` : `"${written}"`}`,
    );
    return;
  }
  if (!CURRENT.has(written ?? '')) found('delivery-drift', () => `deliveryStatus is "${written}"`);
  const why = contradiction(facts, platform, status);
  if (why !== undefined) found('delivery-contradiction', why);
  const isOver = facts.standing === 'ended' && isOlderThanDay(facts.responseMs ?? facts.bornMs, settings);
  if (platform !== 'none' && isOver && WAITING.has(status))
    found('delivery-lingering', () => `still ${status}, long after the end`);
};
