import type { AlertView } from '@genledger/services/alert';
import { html, type Markup, NOTHING } from '../markup.ts';

/** Says what is raised and not dismissed, above everything else. */
export function alertBanner(alerts: readonly AlertView[]): Markup {
  const open = alerts.filter(({ isDismissed }) => !isDismissed);
  if (open.length === 0) return NOTHING;
  const isGrave = open.some(({ level }) => level === 'alert');
  const titles = open.map(({ title }) => title).join(', ');
  return html`<p class="notice ${isGrave ? 'problem' : 'warning'}" role="status"><strong>${open.length === 1 ? 'An alert is raised' : `${open.length} alerts are raised`}:</strong> ${titles}. <a href="/admin/alerts">Look at ${open.length === 1 ? 'it' : 'them'}</a></p>`;
}
