import type { GenerationStatus } from '@genledger/domain/generation';
import { html, type Markup } from '../markup.ts';

const TONES: Readonly<Record<GenerationStatus, string>> = {
  pending: 'waiting',
  processing: 'busy',
  success: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

/** The status of a generation: its word, and a tone for the eye. */
export function statusBadge(status: GenerationStatus): Markup {
  return html`<span class="badge ${TONES[status]}">${status}</span>`;
}
