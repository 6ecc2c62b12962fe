import type { GenerationWithEvents } from '@genledger/services/generation';
import { deliveryAddress } from '../deliveries/address.ts';
import { type Fact, factsCard } from '../elements/facts.ts';
import { recordLink } from '../elements/record-link.ts';
import { timeText } from '../elements/time.ts';
import { executionAddress } from '../executions/address.ts';
import { durationText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

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
    [
      'Delivery',
      html`<a href="${deliveryAddress('generation', record.id)}">${deliveryStatus}, by ${notificationPlatform}, ${wholeText(deliveryAttempts)} tries</a>`,
    ],
    ['Delivered', deliveryTimestamp && timeText(deliveryTimestamp)],
    ['Delivery error', deliveryError],
  ];
}

function parentFacts({ cookExecutionId, spellCastId }: GenerationWithEvents): readonly Fact[] {
  return [
    [
      'Cook execution',
      cookExecutionId && recordLink(executionAddress('cook', cookExecutionId), cookExecutionId),
    ],
    ['Spell cast', spellCastId && recordLink(executionAddress('cast', spellCastId), spellCastId)],
  ];
}

/** What is known of a generation; what is not is left out. */
export function generationCard(record: GenerationWithEvents): Markup {
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
  return factsCard('Record', facts);
}
