import type { Check, CheckId, CheckState } from '@genledger/services/diagnosis';
import type { Presentation } from '../outcome/presentation.ts';
import type { Verdict } from '../outcome/verdict.ts';
import type { Screen, Tone } from '../terminal/screen.ts';
import { neutralise } from './layout/neutralise.ts';
import { fill, wrap } from './layout/width.ts';

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
} as const satisfies Readonly<Record<CheckId, string>>;

const STATE_WIDTH = 9;
const TITLE_WIDTH = 19;
const INDENT = STATE_WIDTH + TITLE_WIDTH + 1;
const LEAST = 30;

function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ state }) => state === 'unknown')) return 'could-not-tell';
  return checks.some(({ state }) => state === 'failure') ? 'does-not-hold' : 'holds';
}

function hang(text: string, mark: string, screen: Screen): readonly string[] {
  const lines = wrap(neutralise(text), Math.max(LEAST, screen.width - INDENT - mark.length));
  return lines.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function printCheck({ id, state, finding, details = [], next }: Check, screen: Screen): string {
  const [sign, tone] = SIGNS[state];
  const head = screen.paint(tone, fill(`${sign} ${state}`, STATE_WIDTH + 1, 'left'));
  const [first = '', ...rest] = hang(finding, '', screen);
  const below = [
    ...rest,
    ...details.flatMap((detail) => hang(detail, '- ', screen)),
    ...(next === undefined ? [] : hang(next, '→ ', screen)),
  ];
  const indented = below.map((line) => ' '.repeat(INDENT) + line);
  return [head + fill(TITLES[id], TITLE_WIDTH, 'left') + first, ...indented].join('\n');
}

function summary(checks: readonly Check[]): string {
  return Object.entries(PLURALS)
    .map(([state, plural]) => {
      const count = checks.filter((check) => check.state === state).length;
      return count === 0 ? '' : `${count} ${count === 1 ? state : plural}`;
    })
    .filter((text) => text !== '')
    .join(', ');
}

/** Presents a diagnosis: a line for each thing, and what to do next below it. */
export function presentDiagnosis(checks: readonly Check[]): Presentation {
  const verdict = verdictOf(checks);
  return {
    verdict,
    json: { holds: verdict === 'holds', checks },
    print: (screen) => ({
      body: [...checks.map((check) => printCheck(check, screen)), '', summary(checks)].join('\n'),
    }),
  };
}
