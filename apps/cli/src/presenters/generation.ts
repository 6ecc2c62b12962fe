import type { GenerationView, GenerationWithEvents } from '@genledger/services/generation';
import type { Presentation } from '../outcome/presentation.ts';
import { COLUMNS_WITHIN_GENERATION } from './event.ts';
import { STATUS_TONES } from './generation-list.ts';
import { type Field, fields } from './layout/fields.ts';
import { jsonText } from './layout/neutralise.ts';
import { section } from './layout/section.ts';
import { type Column, table } from './layout/table.ts';
import { isoTime } from './time.ts';

type HistoryEntry = NonNullable<GenerationView['history']>[number];

const HISTORY_COLUMNS: readonly Column<HistoryEntry>[] = [
  { title: 'AT', value: ({ at }) => isoTime(at) },
  { title: 'FROM', value: ({ from }) => from, rank: 2 },
  { title: 'TO', value: ({ to }) => to, tone: ({ to }) => STATUS_TONES[to] },
  { title: 'CAUSE', value: ({ cause }) => cause, minimum: 8, rank: 1 },
  { title: 'NOTE', value: ({ note }) => note, minimum: 10, rank: 3 },
];

function fieldsOf(record: GenerationView): readonly Field[] {
  const run = record.providerRunId === undefined ? undefined : `${record.provider} ${record.providerRunId}`;
  const rate = record.costRate && `${record.costRate.amountUsd} / ${record.costRate.unit}`;
  return [
    ['Generation', record.id],
    ['Status', record.statusReason ? `${record.status}: ${record.statusReason}` : record.status],
    ['Error', record.error && `${record.error.code}: ${record.error.message}`],
    ['Tool', `${record.toolDisplayName} (${record.toolId})`],
    ['Account', record.accountId],
    ['Environment', record.environment],
    ['Cook execution', record.cookExecutionId],
    ['Spell cast', record.spellCastId],
    ['Run', run],
    ['Submission', record.submission.state],
    ['Requested', isoTime(record.requestTimestamp)],
    ['Started', isoTime(record.startedAt)],
    ['Ended', isoTime(record.responseTimestamp)],
    ['Duration (ms)', record.durationMs],
    ['Queue (ms)', record.queueMs],
    ['Cold start (ms)', record.coldStartMs],
    ['Compute (ms)', record.computeMs],
    ['Rate (USD)', rate],
    ['Quantity', record.costQuantity],
    ['Cost (USD)', record.costUsd && `${record.costUsd} by ${record.costBasis}`],
    ['Points', record.pointsSpent],
    ['Delivery', `${record.deliveryStatus} to ${record.notificationPlatform}`],
    ['Flags', record.flags.join(', ')],
  ];
}

/** Presents a generation with its history and events. */
export function presentGeneration(record: GenerationWithEvents): Presentation {
  const { history = [], events, artifacts, requestPayload } = record;
  return {
    verdict: 'holds',
    json: record,
    print: (screen) => ({
      body: [
        fields(fieldsOf(record), screen),
        ...(requestPayload === undefined ? [] : [section('Request', jsonText(requestPayload), screen)]),
        ...(artifacts.length === 0 ? [] : [section('Artifacts', jsonText(artifacts), screen)]),
        ...(history.length === 0
          ? []
          : [section('History', table(HISTORY_COLUMNS, history, screen).text, screen)]),
        ...(events.length === 0
          ? []
          : [section('Events', table(COLUMNS_WITHIN_GENERATION, events, screen).text, screen)]),
      ].join('\n'),
    }),
  };
}
