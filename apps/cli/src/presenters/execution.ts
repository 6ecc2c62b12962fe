import type { ExecutionProgress } from '@genledger/domain/execution';
import type { ExecutionView } from '@genledger/services/execution';
import type { Presentation } from '../outcome/presentation.ts';
import { definitionOf } from './execution-list.ts';
import { type Field, fields } from './layout/fields.ts';
import { jsonText } from './layout/neutralise.ts';
import { section } from './layout/section.ts';
import { isoTime, timeLeft } from './time.ts';

const BAR_WIDTH = 20;
const LOST_SHOWN = 20;

/** A bar that is full only where everything is done. */
function progressText({ share, made, lost, running, expected }: ExecutionProgress): string {
  const full = Math.floor(share * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  return `${bar} ${Math.floor(share * 100)} %: ${made} made, ${lost} lost, ${running} running of ${expected}`;
}

function countsText({ counts }: ExecutionView): string | undefined {
  const known = Object.entries(counts).filter(([, count]) => count > 0);
  return known.map(([status, count]) => `${count} ${status}`).join(', ');
}

/** The known cost and of how many children it is; never 0 for what is not known. */
function costText({ costUsd, costCount, counts }: ExecutionView): string {
  const children = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${costUsd ?? '-'}, known of ${costCount} of ${children}`;
}

function lostText(indexes: readonly number[]): string {
  const more = indexes.length - LOST_SHOWN;
  return indexes.slice(0, LOST_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function fieldsOfKind(execution: ExecutionView): readonly Field[] {
  if (execution.kind === 'cast') {
    const { cookExecutionId, pieceIndex, replacement, attempt, failureReason } = execution;
    return [
      ['Cook execution', cookExecutionId],
      ['Piece', pieceIndex],
      ['Replacement', replacement],
      ['Attempt', attempt],
      ['Failed because', failureReason],
    ];
  }
  const { seed, concurrency, firstIndex, nextIndex, lostIndexes = [], budget = {} } = execution;
  return [
    ['Seed', seed],
    ['Side by side', concurrency],
    ['First piece', firstIndex],
    ['Next piece', nextIndex],
    ['Lost pieces', lostText(lostIndexes)],
    ['Budget (USD)', budget.usd],
    ['Budget (points)', budget.points],
  ];
}

function fieldsOf(execution: ExecutionView): readonly Field[] {
  const { kind, id, status, statusReason, progress, deliveryStatus, notificationPlatform } = execution;
  const left = progress?.timeLeftMs;
  return [
    [kind === 'cook' ? 'Cook execution' : 'Spell cast', id],
    ['Status', statusReason === undefined ? status : `${status}: ${statusReason}`],
    ['Progress', progress && progressText(progress)],
    ['Time left', left === undefined ? undefined : `about ${timeLeft(left / 1000)}`],
    [kind === 'cook' ? 'Cook' : 'Spell', definitionOf(execution)],
    ['Account', execution.initiatorAccountId],
    ['Environment', execution.environment],
    ['Carried out by', execution.executedBy === 'ledger' ? 'the ledger' : 'another service'],
    ['Started', isoTime(execution.startedAt)],
    ['Ended', isoTime(execution.completedAt)],
    ['Children', countsText(execution)],
    ['Cost (USD)', costText(execution)],
    ['Points', execution.pointsSpent],
    ...fieldsOfKind(execution),
    ['Delivery', deliveryStatus && `${deliveryStatus} to ${notificationPlatform}`],
    ['Delivery error', execution.deliveryError],
  ];
}

/** Where its children are found. */
function childrenNote({ kind, id }: ExecutionView): string {
  return kind === 'cook'
    ? `Its pieces: genledger generations list --cook-execution ${id}, or genledger executions list --cook-execution ${id} where a spell makes them.`
    : `Its steps: genledger generations list --spell-cast ${id}`;
}

/** Presents an execution: how far it is, and what it has cost. */
export function presentExecution(execution: ExecutionView): Presentation {
  const { metadata } = execution;
  const inputs = execution.kind === 'cast' ? execution.inputs : undefined;
  return {
    verdict: 'holds',
    json: execution,
    print: (screen) => ({
      body: [
        fields(fieldsOf(execution), screen),
        ...(inputs === undefined ? [] : [section('Inputs', jsonText(inputs), screen)]),
        ...(metadata === undefined ? [] : [section('Metadata', jsonText(metadata), screen)]),
      ].join('\n'),
      notes: [childrenNote(execution)],
    }),
  };
}
