import { addUsd, type Usd } from '@genledger/domain/money';
import type { Overview } from '@genledger/services/browse';
import { sparkline } from '../browser/charts.ts';
import { statusSign, statusTone } from '../browser/outline/status.ts';
import { durationText, wholeText } from '../browser/text.ts';
import type { Area } from '../browser/view.ts';
import { cut, fill } from '../presenters/layout/width.ts';
import type { BrowserTone } from '../terminal/palette.ts';

/** Hours of the last day, one figure each. */
function hourly(
  overview: Overview,
  now: Date,
  figure: (hour: Overview['hours'][number]) => number,
): readonly number[] {
  const HOUR_MS = 3_600_000;
  const first = Math.floor(now.getTime() / HOUR_MS) - 23;
  const byHour = new Map(
    overview.hours.map((hour) => [Math.floor(hour.hour.getTime() / HOUR_MS), figure(hour)]),
  );
  return Array.from({ length: 24 }, (_, index) => byHour.get(first + index) ?? 0);
}

function waitText(count: number, oldest: Date | undefined, now: Date): string {
  if (count === 0) return 'nothing waits';
  const age = oldest ? `, the oldest ${durationText(Math.max(0, now.getTime() - oldest.getTime()))}` : '';
  return `${wholeText(count)} wait${age}`;
}

/** Records that stand in no state: ended ones are counted by the weekly sums, which know nothing of schema version 1. */
function unsummedText({ health: { states, records } }: Overview): string {
  const summed = Object.values(states).reduce((sum, count) => sum + count, 0);
  const left = records - summed;
  return left <= 0
    ? ''
    : `   ${wholeText(left)} of ${wholeText(records)} are in no weekly sum: of schema version 1, or not summed yet`;
}

/** What stands and moves: states, the last day, what waits. */
export function movementLines(overview: Overview, area: Area): readonly string[] {
  const { paint, now, width } = area;
  const { health, deliveries, hours } = overview;
  const { inbox } = health;
  const counts = hourly(overview, now, ({ count }) => count);
  const costs = hourly(overview, now, ({ costUsd }) => Number(costUsd ?? 0));
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const spent = addUsd(...hours.flatMap(({ costUsd }) => (costUsd ?? []) as Usd[]));
  const states = Object.entries(health.states).map(([status, count]) =>
    paint(statusTone(status), `${statusSign(status)} ${status} ${wholeText(count)}`),
  );
  const unsummed = unsummedText(overview);
  const late = deliveries.due > 0 || inbox.waiting > 0 ? 'warning' : 'good';
  const line = (title: string, text: string, tone?: BrowserTone) =>
    `   ${fill(title, 12, 'left')}${paint(tone, cut(text, width - 15))}`;
  return [
    '',
    paint('strong', ' Generations'),
    `   ${states.join('   ')}`,
    ...(unsummed === '' ? [] : [paint('quiet', cut(unsummed, width))]),
    '',
    paint('strong', ' Last 24 hours'),
    line('Requests', `${sparkline(counts)}  ${wholeText(total)}, ${wholeText(failed)} failed`, 'accent'),
    line('Cost', `${sparkline(costs)}  ${spent} USD known`, 'accent'),
    '',
    paint('strong', ' Waiting'),
    line(
      'Inbox',
      `${waitText(inbox.waiting, inbox.oldestWaiting, now)}; ${wholeText(inbox.unsettled.unmatched)} unmatched`,
      late,
    ),
    line(
      'Deliveries',
      `${waitText(deliveries.due, deliveries.oldestDue, now)}; ${wholeText(deliveries.held)} held, ${wholeText(deliveries.droppedToday)} dropped today`,
      late,
    ),
  ];
}
