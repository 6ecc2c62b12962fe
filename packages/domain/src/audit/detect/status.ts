import { CURRENT_ENDS, isOlderThanDay, OPEN } from '../facts.ts';
import { isPresent } from '../read-value.ts';
import type { Detector } from './found.ts';

/** States: their spelling, and whether they ever ended. */
export const detectStatus: Detector = (facts, settings, found) => {
  const { status, standing, document } = facts;
  if (standing === 'unknown') {
    const type = document.values.get('status')?.type ?? 'missing';
    found('status-unknown', status === undefined ? `status is ${type}` : () => `status is "${status}"`);
    return;
  }
  const words = standing === 'ended' ? CURRENT_ENDS : OPEN;
  if (!words.has(status ?? '')) found('status-drift', () => `status is "${status}"`);
  if (standing === 'ended') return;
  if (isPresent(document.values.get('responseTimestamp')))
    found('open-with-end', () => `${status}, yet it has a responseTimestamp`);
  if (isOlderThanDay(facts.bornMs, settings)) {
    const since = facts.bornMs === undefined ? 'an unknown time' : undefined;
    found('never-ended', () => `${status} since ${since ?? new Date(facts.bornMs ?? 0).toISOString()}`);
  }
};
