import type { LedgerContext } from '@genledger/services/context';
import { type EstimateQuery, estimate } from '@genledger/services/estimate';
import { tiles } from '../elements/tile.ts';
import { durationText, NO_FIGURE, usdText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

/** What an execution is expected to take, from the past of its tools. */
export async function estimateTiles(
  ledger: LedgerContext,
  of: Pick<EstimateQuery, 'cookId' | 'spellId'>,
): Promise<Markup> {
  const found = await estimate(ledger, { ...of, pricingTier: 'standard' });
  if (!found.ok) return html`<p class="notice" role="note">${found.error.message}</p>`;
  const { durationMs, costUsd, points, basis, sampleSize } = found.value;
  const cost = costUsd && `95 of 100 within ${usdText(costUsd.p95)}`;
  return tiles([
    {
      label: 'Expected duration',
      value: durationText(durationMs?.p50),
      ...(durationMs && { note: `95 of 100 within ${durationText(durationMs.p95)}` }),
    },
    {
      label: 'Expected cost',
      value: costUsd === undefined ? NO_FIGURE : usdText(costUsd.p50),
      ...(cost !== undefined && { note: cost }),
    },
    {
      label: 'Expected points',
      value: points === undefined ? NO_FIGURE : wholeText(points),
      note: `${basis}, ${wholeText(sampleSize)} runs`,
    },
  ]);
}
