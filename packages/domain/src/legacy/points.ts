import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { numberOf } from './numeric.ts';
import { ABSENT, known, type Reading, type Undecidable, undecidable } from './reading.ts';

/** The points of a record, whole, with where each figure came from. */
export interface LegacyPoints {
  readonly pointsSpent: number;
  readonly protocolNetPoints: number;
  readonly contributorRewardPoints: number;
}

/** Points in a field: any number that is not negative, rounded half up to whole points. */
function readWhole(document: LegacyDocument, path: string): Reading<number> {
  const value = fieldAt(document, path);
  if (value === undefined || value === '') return ABSENT;
  const points = numberOf(value);
  return points === undefined || points < 0 || points > Number.MAX_SAFE_INTEGER
    ? undecidable('points-unreadable', { source: path, value: shown(value) })
    : known(Math.round(points), path);
}

const figure = (reading: Reading<number>): number | undefined =>
  reading.kind === 'known' ? reading.value : undefined;

/**
 * What the user was charged, the base, and the contributors' rewards. The first is the sum of the others, so that two of them give the
 * third; what no writer recorded was not charged.
 */
export function readPoints(document: LegacyDocument): Reading<LegacyPoints> {
  const spent = readWhole(document, 'pointsSpent');
  const base = readWhole(document, 'protocolNetPoints');
  const reward = readWhole(document, 'contributorRewardPoints');
  const unreadable = [spent, base, reward].find(
    (reading): reading is Undecidable => reading.kind === 'undecidable',
  );
  if (unreadable !== undefined) return unreadable;
  const contributorRewardPoints = figure(reward) ?? 0;
  const protocolNetPoints = figure(base) ?? Math.max((figure(spent) ?? 0) - contributorRewardPoints, 0);
  const pointsSpent =
    figure(spent) ?? (base.kind === 'known' ? protocolNetPoints + contributorRewardPoints : 0);
  const recorded = spent.kind === 'known' && base.kind === 'known';
  return known(
    { pointsSpent, protocolNetPoints, contributorRewardPoints },
    recorded ? 'pointsSpent, protocolNetPoints' : 'pointsSpent = protocolNetPoints + contributorRewardPoints',
  );
}
