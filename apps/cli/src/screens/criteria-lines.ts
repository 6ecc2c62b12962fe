import { CRITERIA, type CriterionId, type CriterionResult } from '@genledger/domain/audit';
import type { KeptAuditRun, Overview } from '@genledger/services/browse';
import { barText, sparkline } from '../browser/charts.ts';
import { ageText, wholeText } from '../browser/text.ts';
import type { Area } from '../browser/view.ts';
import { percent, threshold } from '../presenters/audit/words.ts';
import { cut, fill } from '../presenters/layout/width.ts';
import type { BrowserTone } from '../terminal/palette.ts';

type Objective = Overview['health']['objectives'][number];

/** An acceptance criterion as it is now, and as the last audits found it. */
export interface CriterionRow {
  readonly id: CriterionId;
  readonly title: string;
  readonly definition: (typeof CRITERIA)[number];
  /** Absent where it cannot be followed without reading every document. */
  readonly now?: Objective;
  readonly audited?: CriterionResult;
  /** As the audit before the last found it. */
  readonly before?: CriterionResult;
}

const resultOf = (audit: KeptAuditRun | undefined, id: CriterionId): CriterionResult | undefined =>
  audit?.report.environments[0]?.criteria.find((criterion) => criterion.id === id);

/** Every criterion. @param audits the last ones, newest first */
export function criterionRows(
  objectives: readonly Objective[],
  audits: readonly KeptAuditRun[],
): readonly CriterionRow[] {
  return CRITERIA.map((definition) => {
    const { id, title } = definition;
    const now = objectives.find((objective) => objective.id === id);
    const [audited, before] = [resultOf(audits[0], id), resultOf(audits[1], id)];
    return {
      id,
      title,
      definition,
      ...(now && { now }),
      ...(audited && { audited }),
      ...(before && { before }),
    };
  });
}

function signOf(holds: boolean | null | undefined): readonly [string, BrowserTone | undefined] {
  if (holds === undefined) return ['·', 'quiet'];
  if (holds === null) return ['?', 'warning'];
  return holds ? ['✓', 'good'] : ['✗', 'bad'];
}

const shareText = (share: number | undefined): string =>
  share === undefined ? '-' : percent(share).replaceAll(' ', '');

/** Where an audit's figure went since the one before it. */
function arrowOf(before: CriterionResult | undefined, audited: CriterionResult | undefined): string {
  if (before?.actual === undefined || audited?.actual === undefined) return ' ';
  if (audited.actual === before.actual) return '=';
  return audited.actual > before.actual ? '↑' : '↓';
}

/** Columns of a line without its title, its gauge and the trend. */
const FIXED = 34;
const WIDE_FROM = 100;
const TREND = 10;

function criterionLine(
  { title, definition, now, audited, before }: CriterionRow,
  isCurrent: boolean,
  { width, paint }: Area,
): string {
  const told = now?.actual === undefined ? audited : now;
  const [sign, tone] = signOf(told?.holds);
  const isWide = width >= WIDE_FROM;
  const room = isWide ? 40 : 32;
  const gauge = Math.max(6, Math.min(24, width - FIXED - room - (isWide ? TREND : 0)));
  const bar = told?.actual === undefined ? '·'.repeat(gauge) : barText(told.actual, gauge);
  const parts = [
    sign,
    fill(cut(title, room), room, 'left'),
    fill(threshold(definition).replaceAll(' ', ''), 6, 'left'),
    bar,
    fill(shareText(now?.actual), 8, 'right'),
    ...(isWide ? [fill(sparkline((now?.trend ?? []).map(({ actual }) => actual)), 7, 'left')] : []),
    fill(shareText(audited?.actual), 8, 'right') + arrowOf(before, audited),
  ];
  const shown = cut(parts.join(' '), width - 2);
  return (isCurrent ? '▌ ' : '  ') + (isCurrent ? paint('selected', shown) : paint(tone, shown));
}

function auditText(audit: KeptAuditRun | undefined, now: Date): string {
  if (audit === undefined) return 'no audit is kept here yet: a runs one';
  const documents = wholeText(audit.report.environments[0]?.documentsScanned ?? 0);
  return `beside it the audit ${ageText(audit.startedAt.toISOString(), now)} ago, ${documents} documents`;
}

/** The criteria: as they were counted last as gauges, and behind that what the last audit found. @param cursor the row under the cursor */
export function criteriaLines(
  rows: readonly CriterionRow[],
  { days, newestOnly, at, countedAt }: Overview['health'],
  audit: KeptAuditRun | undefined,
  cursor: number,
  area: Area,
): readonly string[] {
  const { paint, width } = area;
  const of = newestOnly === undefined ? `of ${days} days` : `of the newest ${wholeText(newestOnly)}`;
  const counted = countedAt < at ? `counted ${ageText(countedAt.toISOString(), at)} ago` : 'now';
  const words = `  ${counted}, ${of}; ${auditText(audit, area.now)}`;
  return [
    paint('strong', ' Criteria') + paint(audit ? 'quiet' : 'warning', cut(words, width - 9)),
    ...rows.map((row, index) => criterionLine(row, index === cursor, area)),
  ];
}
