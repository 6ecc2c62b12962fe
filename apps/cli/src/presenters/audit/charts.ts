import type { CriterionResult, FieldUse, Finding, Severity } from '@genledger/domain/audit';
import { escapeMarkup } from './escape-markup.ts';
import { percent } from './words.ts';

const WIDTH = 640;
const LABEL_WIDTH = 260;
const ROW = 24;
const BAR = 14;
const PLOT = WIDTH - LABEL_WIDTH - 90;

const COLORS = {
  critical: '#b42318',
  major: '#b54708',
  minor: '#475467',
  note: '#98a2b3',
} as const satisfies Readonly<Record<Severity, string>>;
const TYPE_COLORS = ['#1d4ed8', '#0e7490', '#15803d', '#a16207', '#b91c1c', '#7e22ce', '#be185d', '#374151'];

const text = (x: number, y: number, words: string, anchor = 'start'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeMarkup(words)}</text>`;

const bar = (x: number, y: number, width: number, color: string, title: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${color}"><title>${escapeMarkup(title)}</title></rect>`;

function svg(label: string, rows: readonly string[]): string {
  const height = Math.max(1, rows.length) * ROW + 8;
  return `<svg role="img" aria-label="${escapeMarkup(label)}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${rows.join('')}</svg>`;
}

/** Shares of the criteria as bars, with a mark where each must be. */
export function criteriaChart(criteria: readonly CriterionResult[]): string {
  return svg(
    'Criteria',
    criteria.map((criterion, index) => {
      const y = index * ROW + 4;
      const share = criterion.actual ?? 0;
      const color = criterion.holds === true ? '#15803d' : '#b42318';
      const mark = LABEL_WIDTH + criterion.threshold * PLOT;
      return [
        text(0, y + 12, criterion.title),
        bar(LABEL_WIDTH, y, PLOT, '#eaecf0', 'all'),
        bar(LABEL_WIDTH, y, share * PLOT, color, percent(share)),
        `<line x1="${mark}" x2="${mark}" y1="${y - 2}" y2="${y + BAR + 2}" stroke="#101828" stroke-width="2"/>`,
        text(WIDTH, y + 12, criterion.actual === undefined ? '–' : percent(share), 'end'),
      ].join('');
    }),
  );
}

/** How often each rule finds something, on a logarithmic scale: one and a million both show. */
export function findingsChart(findings: readonly Finding[]): string {
  const most = Math.max(1, ...findings.map(({ count }) => Math.log10(count + 1)));
  return svg(
    'Findings by rule, logarithmic',
    findings.map(({ rule, severity, count }, index) => {
      const y = index * ROW + 4;
      const width = (Math.log10(count + 1) / most) * PLOT;
      return [
        text(0, y + 12, rule),
        bar(LABEL_WIDTH, y, width, COLORS[severity], `${count}`),
        text(WIDTH, y + 12, String(count), 'end'),
      ].join('');
    }),
  );
}

/** The types of a field as parts of one bar. */
export function typesChart({ types, count }: FieldUse): string {
  let x = 0;
  const parts = Object.entries(types).map(([type, times], index) => {
    const width = (times / count) * 160;
    const part = bar(x, 2, width, TYPE_COLORS[index % TYPE_COLORS.length] ?? '#374151', `${type}: ${times}`);
    x += width;
    return part;
  });
  return `<svg role="img" aria-label="types" viewBox="0 0 160 18" width="160" height="18">${parts.join('')}</svg>`;
}
