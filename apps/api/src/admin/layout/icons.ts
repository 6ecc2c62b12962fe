import { html, type Markup } from '../markup.ts';

/** The outlines of the icons, drawn on 20 by 20. */
const OUTLINES = {
  overview: 'M3 11.5 10 5l7 6.5M5 10v6h10v-6',
  weekly: 'M3.5 16.5h13M5.5 13.5v-4M10 13.5v-8M14.5 13.5v-6',
  records: 'M4 5.5h12M4 10h12M4 14.5h8',
  executions: 'M4 4.5h5v4H4zM11 11.5h5v4h-5zM6.5 8.5v5h4.5',
  cooks: 'M4 8h12l-1 8.5H5zM2.5 8h15M7.5 5.5v-2M12.5 5.5v-2M10 5.5v-2',
  spells: 'M4 16.5 11.5 9M13 3.5v3M13 11.5v3M8 7.5h2.5M15.5 8.5H18M10 4.5l1 1M16.5 4.5l-1 1M16.5 12.5l-1-1',
  deliveries: 'M3.5 10 16.5 4l-4 12.5-3-5zM9.5 11.5l7-7.5',
  events: 'M3.5 11h3.5l1.5 2.5h3L13 11h3.5M3.5 11v5h13v-5L14 4.5H6z',
  audits: 'M5 3.5h10v13H5zM7.5 10l1.8 1.8 3.4-3.6',
  money:
    'M10 3.5v13M13.5 6.5c-.7-1-2-1.5-3.5-1.5-2 0-3.5 1-3.5 2.5 0 3.5 7.5 1.5 7.5 5 0 1.5-1.7 2.5-3.9 2.5-1.7 0-3.2-.6-4.1-1.8',
  alerts:
    'M10 3.5c-2.8 0-4.5 2-4.5 4.8 0 3.4-1.5 4.7-1.5 4.7h12s-1.5-1.3-1.5-4.7c0-2.8-1.7-4.8-4.5-4.8M8.5 16h3',
  download: 'M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4 16.5h12',
  signOut: 'M8 4H4.5v12H8M12 6.5l3.5 3.5L12 13.5M7.5 10h8',
} as const;
export type IconName = keyof typeof OUTLINES;

/** An icon; what it means is said by the text beside it. */
export function icon(name: IconName): Markup {
  return html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path d="${OUTLINES[name]}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** The name of the product, with its mark: a ledger's ruled lines. */
export function wordmark(): Markup {
  return html`<span class="wordmark"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><rect x="2" y="2" width="20" height="20" rx="6" fill="currentColor"/><path d="M7 8.5h10M7 12h10M7 15.5h5" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round"/></svg>Genledger</span>`;
}
