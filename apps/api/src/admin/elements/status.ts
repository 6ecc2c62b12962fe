import { html, type Markup } from '../markup.ts';

/** How a status looks: of a generation, an execution, a delivery, an event, or the ledger's own work. */
const TONES: Readonly<Record<string, string>> = {
  pending: 'waiting',
  processing: 'busy',
  success: 'good',
  failed: 'bad',
  running: 'busy',
  finished: 'good',
  interrupted: 'bad',
  critical: 'bad',
  major: 'waiting',
  paused: 'waiting',
  stopping: 'waiting',
  completed: 'good',
  sent: 'good',
  dropped: 'bad',
  received: 'busy',
  applied: 'good',
  delivered: 'good',
  refused: 'bad',
  held: 'waiting',
  unmatched: 'waiting',
  unknown: 'waiting',
  conflict: 'bad',
  invalid: 'bad',
};

/** A status: its word, and a tone for the eye. One that has no tone is quiet. */
export function statusBadge(status: string): Markup {
  const tone = Object.hasOwn(TONES, status) ? TONES[status] : undefined;
  return html`<span class="badge ${tone ?? 'quiet'}">${status}</span>`;
}
