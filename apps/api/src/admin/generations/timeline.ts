import type { GenerationWithEvents } from '@genledger/services/generation';
import { recordLink } from '../elements/record-link.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** How a generation came to be what it is, oldest first. */
export function timelineCard({ history = [] }: GenerationWithEvents): Markup {
  const entries = history.map(
    ({ to, at, cause, note }) =>
      html`<li>${statusBadge(to)}<span>${timeText(at)}</span><span class="muted">${cause}${note === undefined ? NOTHING : html`: ${note}`}</span></li>`,
  );
  return html`<section class="card"><div class="card-heading"><h2>Timeline</h2></div><ol class="timeline">${entries}</ol></section>`;
}

/** The events that speak of a generation, oldest first. */
export function eventsCard({ events }: GenerationWithEvents): Markup {
  const rows = events.map(
    ({ id, source, state, providerStatus, receivedAt, outcome }) => html`<tr>
      <th scope="row">${recordLink(`/admin/events/${id}`, id)}</th><td>${timeText(receivedAt)}</td><td>${source}</td><td>${providerStatus ?? ''}</td><td>${statusBadge(state)}</td><td>${outcome ?? ''}</td>
    </tr>`,
  );
  const body =
    rows.length === 0
      ? html`<p class="card-text muted">No provider has said anything of it yet.</p>`
      : html`<div class="table-scroll" role="region" aria-label="Events" tabindex="0"><table class="figures">
        <thead><tr><th scope="col">Event</th><th scope="col">Received, UTC</th><th scope="col">Source</th><th scope="col">Provider’s status</th><th scope="col">State</th><th scope="col">Outcome</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return html`<section class="card"><div class="card-heading"><h2>Events</h2></div>${body}</section>`;
}
