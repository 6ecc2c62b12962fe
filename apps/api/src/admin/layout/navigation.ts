import { html, type Markup } from '../markup.ts';
import { type IconName, icon } from './icons.ts';

/** The places of the dashboard, in the order of the navigation. */
const PLACES = {
  overview: { path: '/admin', title: 'Overview', icon: 'overview' },
  alerts: { path: '/admin/alerts', title: 'Alerts', icon: 'alerts' },
  weekly: { path: '/admin/weekly', title: 'Weekly by tool', icon: 'weekly' },
  money: { path: '/admin/money', title: 'Cost and revenue', icon: 'money' },
  generations: { path: '/admin/generations', title: 'Generations', icon: 'records' },
  executions: { path: '/admin/executions', title: 'Executions', icon: 'executions' },
  cooks: { path: '/admin/cooks', title: 'Cooks', icon: 'cooks' },
  spells: { path: '/admin/spells', title: 'Spells', icon: 'spells' },
  deliveries: { path: '/admin/deliveries', title: 'Deliveries', icon: 'deliveries' },
  events: { path: '/admin/events', title: 'Events', icon: 'events' },
  audits: { path: '/admin/audits', title: 'Audits', icon: 'audits' },
} as const satisfies Readonly<
  Record<string, { readonly path: string; readonly title: string; readonly icon: IconName }>
>;
export type Place = keyof typeof PLACES;

/** The navigation, with the place where the reader is. */
export function navigation(current: Place | undefined): Markup {
  const entries = Object.entries(PLACES).map(
    ([place, { path, title, icon: name }]) =>
      html`<li><a href="${path}" ${place === current && html`aria-current="page"`}>${icon(name)}<span>${title}</span></a></li>`,
  );
  return html`<nav class="navigation" aria-label="Dashboard"><ul>${entries}</ul></nav>`;
}
