import type { Estimate, EstimateBasis } from '@genledger/domain/estimate';
import type { Presentation } from '../outcome/presentation.ts';
import { fields } from './layout/fields.ts';

const BASIS_WORDS: Readonly<Record<EstimateBasis, string>> = {
  history: 'runs of this size on this machine',
  'history-of-all-sizes': 'runs of all sizes on this machine: too few of this one',
  'history-on-other-machines': 'runs on other machines: too few on this one',
  'static-rate': 'the price of a run: too few runs to tell more',
  unknown: 'nothing: too few runs, and no price of a run',
};

const interval = (
  of: { readonly p50: string | number; readonly p95: string | number } | undefined,
  unit: string,
): string => (of === undefined ? 'not known' : `${of.p50} ${unit}, 95 % within ${of.p95} ${unit}`);

/** Presents an estimate. */
export function presentEstimate(estimate: Estimate): Presentation {
  const { durationMs, costUsd, points, basis, sampleSize } = estimate;
  return {
    verdict: 'holds',
    json: estimate,
    print: (screen) => ({
      body: fields(
        [
          ['Duration', interval(durationMs, 'ms')],
          ['Cost', interval(costUsd, 'USD')],
          ['Points', points],
          ['Rests on', BASIS_WORDS[basis]],
          ['Runs', sampleSize],
        ],
        screen,
      ),
    }),
  };
}
