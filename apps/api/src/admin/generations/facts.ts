import type { GenerationWithEvents } from '@genledger/services/generation';
import { timeText } from '../elements/time.ts';
import { durationText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

type Fact = readonly [label: string, value: Markup | string | undefined];

function moneyFacts({ costUsd, costBasis, pointsSpent, costRate }: GenerationWithEvents): readonly Fact[] {
  const rate = costRate && `${costRate.amountUsd} USD a ${costRate.unit}, ${costRate.source}`;
  return [
    ['Cost', costUsd === undefined ? 'not known' : `${costUsd} USD${costBasis ? ` (${costBasis})` : ''}`],
    ['Rate', rate],
    ['Points spent', wholeText(pointsSpent)],
  ];
}

function deliveryFacts(record: GenerationWithEvents): readonly Fact[] {
  const { notificationPlatform, deliveryStatus, deliveryAttempts, deliveryTimestamp, deliveryError } = record;
  return [
    ['Delivery', `${deliveryStatus}, by ${notificationPlatform}, ${wholeText(deliveryAttempts)} tries`],
    ['Delivered', deliveryTimestamp && timeText(deliveryTimestamp)],
    ['Delivery error', deliveryError],
  ];
}

function parentFacts({ cookExecutionId, spellCastId }: GenerationWithEvents): readonly Fact[] {
  return [
    ['Cook execution', cookExecutionId],
    ['Spell cast', spellCastId],
  ];
}

/** What is known of a generation; what is not is left out. */
export function factsCard(record: GenerationWithEvents): Markup {
  const facts: readonly Fact[] = [
    ['Tool', `${record.toolDisplayName} (${record.toolId})`],
    ['Account', record.accountId],
    ['Environment', record.environment],
    ['Requested', timeText(record.requestTimestamp)],
    ['Ended', record.responseTimestamp && timeText(record.responseTimestamp)],
    ['Duration', record.durationMs === undefined ? undefined : durationText(record.durationMs)],
    ['Charged time', record.computeMs === undefined ? undefined : durationText(record.computeMs)],
    ...moneyFacts(record),
    ['Provider', record.provider],
    ['Run', record.providerRunId],
    ...parentFacts(record),
    ...deliveryFacts(record),
    ['Reason', record.statusReason],
    ['Error', record.error && `${record.error.code}: ${record.error.message}`],
    ['Flags', record.flags.length === 0 ? undefined : record.flags.join(', ')],
  ];
  const shown = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  );
  return html`<section class="card"><div class="card-heading"><h2>Record</h2></div><dl class="facts">${shown}</dl></section>`;
}
