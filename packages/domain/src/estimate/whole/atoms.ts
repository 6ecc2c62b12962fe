import { bucketValue } from '../bucket.ts';
import type { Weighed } from '../decay.ts';
import { entriesOf, totalOf } from '../histogram.ts';
import { intervalOf } from '../quantile.ts';
import type { Random } from './random.ts';

/** Values that were seen, each with how many runs it stands for. */
export interface Atom {
  readonly value: number;
  readonly runs: number;
}

/** With fewer runs the tail was hardly seen. */
const RUNS_THAT_SHOW_TAIL = 20;

/**
 * What was seen, scaled to its effective size. Of few runs the predicted tail counts as one run more, since about one in n + 1 lies
 * beyond all that was seen.
 */
export function atomsOf(weighed: Weighed): readonly Atom[] {
  const total = totalOf(weighed.weights);
  const seen = entriesOf(weighed.weights).map(([bucket, weight]) => ({
    value: bucketValue(bucket),
    runs: (weight / total) * weighed.effectiveSize,
  }));
  const isFew = weighed.effectiveSize >= 2 && weighed.effectiveSize < RUNS_THAT_SHOW_TAIL;
  return isFew ? [...seen, { value: intervalOf(weighed).p95, runs: 1 }] : seen;
}

/** One way that what was seen may have come about; draws from it are places in the list of atoms. */
export interface Distribution {
  draw(random: Random): number;
}

/**
 * What the atoms' true shares may be, by the Bayesian bootstrap (D. Rubin, 1981): few runs leave much open, and a whole made of many parts
 * shares what is open.
 * @param atoms one at least
 */
export function redraw(atoms: readonly Atom[], random: Random): Distribution {
  const sums = new Float64Array(atoms.length);
  let total = 0;
  for (const [place, { runs }] of atoms.entries()) {
    total += random.gamma(runs);
    sums[place] = total;
  }
  return {
    draw(source) {
      const wanted = source.uniform() * total;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
