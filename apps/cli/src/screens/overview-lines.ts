import type { CriterionResult } from '@genledger/domain/audit';
import { addUsd, type Usd } from '@genledger/domain/money';
import type { KeptAuditRun, Overview } from '@genledger/services/browse';
import { barText, sparkline } from '../browser/charts.ts';
import { statusSign, statusTone } from '../browser/outline/status.ts';
import { ageText, durationText, wholeText } from '../browser/text.ts';
import type { Area } from '../browser/view.ts';
import { percent, threshold } from '../presenters/audit/words.ts';
import { cut, fill } from '../presenters/layout/width.ts';
import type { BrowserTone } from '../terminal/palette.ts';

function signOf(holds: boolean | null): readonly [string, BrowserTone] {
  if (holds === null) return ['?', 'warning'];
  return holds ? ['✓', 'good'] : ['✗', 'bad'];
}

function criterionLine(criterion: CriterionResult, isCurrent: boolean, { width, paint }: Area): string {
  const [sign, tone] = signOf(criterion.holds);
  const share = criterion.actual;
  const gauge = Math.max(8, Math.min(30, width - 70));
  const bar = share === undefined ? ' '.repeat(gauge) : barText(share, gauge);
  const figures = share === undefined ? 'nothing to count' : percent(share).replace(' ', '');
  const title = fill(cut(criterion.title, 38), 38, 'left');
  const must = fill(threshold(criterion).replaceAll(' ', ''), 7, 'left');
  const line = `${sign} ${title} ${must} ${bar} ${figures}`;
  const shown = cut(line, width - 2);
  return (isCurrent ? '▌ ' : '  ') + (isCurrent ? paint('selected', shown) : paint(tone, shown));
}

/** The criteria of the last audit as gauges. @param cursor which of them stands under the cursor */
export function criteriaLines(
  audit: KeptAuditRun | undefined,
  cursor: number,
  area: Area,
): readonly string[] {
  const { paint, now } = area;
  if (audit === undefined) {
    return [paint('strong', ' Criteria'), paint('warning', '   No audit is kept here yet: a runs one.')];
  }
  const environment = audit.report.environments[0];
  const when = ageText(audit.startedAt.toISOString(), now);
  return [
    paint('strong', ' Criteria') +
      paint(
        'quiet',
        `  of the audit ${when} ago, ${wholeText(environment?.documentsScanned ?? 0)} documents`,
      ),
    ...(environment?.criteria ?? []).map((criterion, index) =>
      criterionLine(criterion, index === cursor, area),
    ),
  ];
}

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

/** What stands and moves: states, the last day, what waits. */
export function movementLines(overview: Overview, area: Area): readonly string[] {
  const { paint, now, width } = area;
  const { statuses, backlog, hours } = overview;
  const counts = hourly(overview, now, ({ count }) => count);
  const costs = hourly(overview, now, ({ costUsd }) => Number(costUsd ?? 0));
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const spent = addUsd(...hours.flatMap(({ costUsd }) => (costUsd ?? []) as Usd[]));
  const states = statuses.map(({ status, count }) =>
    paint(statusTone(status), `${statusSign(status)} ${status} ${wholeText(count)}`),
  );
  const late = backlog.due > 0 || backlog.received > 0 ? 'warning' : 'good';
  const line = (title: string, text: string, tone?: BrowserTone) =>
    `   ${fill(title, 12, 'left')}${paint(tone, cut(text, width - 15))}`;
  return [
    '',
    paint('strong', ' Generations'),
    `   ${states.join('   ')}`,
    '',
    paint('strong', ' Last 24 hours'),
    line('Requests', `${sparkline(counts)}  ${wholeText(total)}, ${wholeText(failed)} failed`, 'accent'),
    line('Cost', `${sparkline(costs)}  ${spent} USD known`, 'accent'),
    '',
    paint('strong', ' Waiting'),
    line(
      'Inbox',
      `${waitText(backlog.received, backlog.oldestReceived, now)}; ${wholeText(backlog.unmatched)} unmatched`,
      late,
    ),
    line(
      'Deliveries',
      `${waitText(backlog.due, backlog.oldestDue, now)}; ${wholeText(backlog.held)} held, ${wholeText(backlog.dropped)} dropped today`,
      late,
    ),
  ];
}
