import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';

const FIELDS = ['pointsSpent', 'protocolNetPoints'] as const;

/** Writes the points of a run that ended. */
export function writePoints(draft: Draft, points: number, random: Random): void {
  for (const field of FIELDS) {
    const form = random.weighted(RATES.points);
    if (form === 'missing') {
      draft.plant('points-missing');
      draft.cannotKnow(field, 'what was charged was not recorded');
      continue;
    }
    if (form === 'text') draft.plant('points-typed-wrong');
    draft.fields[field] = form === 'text' ? String(points) : points;
    draft.v2[field] = points;
  }
}
