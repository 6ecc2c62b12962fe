import type { BrowserTone } from '../../terminal/palette.ts';

type Look = readonly [sign: string, tone: BrowserTone | undefined];

/** Every state has a sign, so that it can be told without colours. */
const LOOKS: Readonly<Record<string, Look>> = {
  pending: ['○', 'warning'],
  received: ['○', 'warning'],
  queued: ['○', 'warning'],
  processing: ['◐', 'accent'],
  running: ['◐', 'accent'],
  paused: ['‖', 'warning'],
  success: ['✓', 'good'],
  completed: ['✓', 'good'],
  sent: ['✓', 'good'],
  applied: ['✓', 'good'],
  delivered: ['✓', 'good'],
  failed: ['✗', 'bad'],
  dropped: ['✗', 'bad'],
  invalid: ['✗', 'bad'],
  conflict: ['≠', 'bad'],
  cancelled: ['⊘', 'quiet'],
  stopped: ['⊘', 'quiet'],
  skipped: ['–', 'quiet'],
  ignored: ['–', 'quiet'],
  unmatched: ['?', 'warning'],
  unknown: ['?', 'warning'],
  critical: ['!', 'bad'],
  major: ['▲', 'warning'],
  minor: ['△', 'accent'],
  note: ['·', 'quiet'],
};

function lookOf(status: string | undefined): Look {
  return (
    (status !== undefined && Object.hasOwn(LOOKS, status) ? LOOKS[status] : undefined) ?? ['·', undefined]
  );
}

/** The sign of a state. */
export function statusSign(status: string | undefined): string {
  return lookOf(status)[0];
}

/** The colour of a state. */
export function statusTone(status: string | undefined): BrowserTone | undefined {
  return lookOf(status)[1];
}
