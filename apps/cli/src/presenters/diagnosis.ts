import type { Check, CheckId, CheckState } from '@genledger/services/diagnosis';
import { concealCredentials } from '../outcome/conceal.ts';
import type { Presentation } from '../outcome/presentation.ts';
import type { Verdict } from '../outcome/verdict.ts';
import type { Screen, Tone } from '../terminal/screen.ts';
import { countOf } from './count.ts';
import { hanging } from './layout/hanging.ts';
import { fill } from './layout/width.ts';

/** A sign beside the word and the colour, so that none of them is needed. */
const SIGNS = {
  ok: ['✓', 'good'],
  warning: ['!', 'warning'],
  failure: ['✗', 'bad'],
  unknown: ['?', 'bad'],
} as const satisfies Readonly<Record<CheckState, readonly [string, Tone]>>;

const PLURALS = {
  ok: 'ok',
  warning: 'warnings',
  failure: 'failures',
  unknown: 'unknown',
} as const satisfies Readonly<Record<CheckState, string>>;

const TITLES = {
  environment: 'Environment',
  configuration: 'Configuration',
  webhooks: 'Webhooks',
  providers: 'Providers',
  database: 'Database',
  'replica-set': 'Replica set',
  migrations: 'Migrations',
  'api-keys': 'API keys',
  tools: 'Tools',
  inbox: 'Inbox',
  'unmatched-events': 'Unmatched events',
  'unreadable-events': 'Unreadable events',
  'open-generations': 'Open generations',
  reconciler: 'Reconciler',
  notifiers: 'Notifiers',
  channels: 'Channels',
  deliveries: 'Deliveries',
} as const satisfies Readonly<Record<CheckId, string>>;

const STATE_WIDTH = 10;
const TITLE_WIDTH = 19;
/** A narrower screen has the findings below the titles. */
const NARROW = 70;
const NARROW_INDENT = 2;

/** A line of the diagnosis: one check, or several that were not looked at for the same reason. */
interface Entry extends Omit<Check, 'id'> {
  readonly title: string;
}

function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ state }) => state === 'unknown')) return 'could-not-tell';
  return checks.some(({ state }) => state === 'failure') ? 'does-not-hold' : 'holds';
}

function isSameGap(check: Check, other: Check | undefined): boolean {
  return check.state === 'unknown' && other?.state === 'unknown' && check.finding === other.finding;
}

function entriesOf(checks: readonly Check[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, { id, ...check }] of checks.entries()) {
    if (isSameGap({ id, ...check }, checks[index - 1])) continue;
    const alike = checks.filter((other) => isSameGap({ id, ...check }, other));
    entries.push(
      alike.length > 1
        ? { ...check, title: `${alike.length} more`, details: [alike.map(({ id }) => TITLES[id]).join(', ')] }
        : { ...check, title: TITLES[id] },
    );
  }
  return entries;
}

function printEntry({ title, state, finding, details = [], next }: Entry, screen: Screen): string {
  const [sign, tone] = SIGNS[state];
  const isNarrow = screen.width < NARROW;
  const indent = isNarrow ? NARROW_INDENT : STATE_WIDTH + TITLE_WIDTH;
  const lines = [
    ...hanging(finding, '', indent, screen),
    ...details.flatMap((detail) => hanging(detail, '- ', indent, screen)),
    ...(next === undefined ? [] : hanging(next, '→ ', indent, screen)),
  ];
  const head = screen.paint(tone, fill(`${sign} ${state}`, STATE_WIDTH, 'left'));
  if (isNarrow) return [head + title, ...lines].join('\n');
  const [first = '', ...rest] = lines;
  return [head + fill(title, TITLE_WIDTH, 'left') + first.slice(indent), ...rest].join('\n');
}

function summary(checks: readonly Check[]): string {
  return Object.entries(PLURALS)
    .map(
      ([state, plural]) => [checks.filter((check) => check.state === state).length, state, plural] as const,
    )
    .flatMap(([count, state, plural]) => (count === 0 ? [] : [countOf(count, state, plural)]))
    .join(', ');
}

/** Errors of the database may quote its address. */
function concealed({ id, state, finding, details, next }: Check): Check {
  return {
    id,
    state,
    finding: concealCredentials(finding),
    ...(details && { details: details.map(concealCredentials) }),
    ...(next !== undefined && { next: concealCredentials(next) }),
  };
}

/** Presents a diagnosis: a line for each thing, and what to do next below it. */
export function presentDiagnosis(diagnosis: readonly Check[]): Presentation {
  const checks = diagnosis.map(concealed);
  const verdict = verdictOf(checks);
  return {
    verdict,
    json: { holds: verdict === 'holds', checks },
    print: (screen) => ({
      body: [...entriesOf(checks).map((entry) => printEntry(entry, screen)), '', summary(checks)].join('\n'),
    }),
  };
}
