import type { GenerationWithEvents } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { problemNotice } from '../elements/notice.ts';
import { statusBadge } from '../elements/status.ts';
import { page } from '../layout/page.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { ACTIONS, actionForms, actionNamed } from './actions.ts';
import { artifactsCard } from './artifacts.ts';
import { factsCard } from './facts.ts';
import { eventsCard, timelineCard } from './timeline.ts';

function jsonCard(title: string, value: unknown): Markup {
  if (value === undefined) return NOTHING;
  const text = JSON.stringify(value, null, 2) ?? '';
  return html`<details class="card json"><summary><h2>${title}</h2></summary><pre tabindex="0">${text}</pre></details>`;
}

function doneNotice(context: AdminContext): Markup {
  const done = actionNamed(context.req.query('done'));
  return done === undefined
    ? NOTHING
    : html`<div class="notice" role="status"><p>${ACTIONS[done].done}</p></div>`;
}

/** The page of one generation. */
export function recordPage(context: AdminContext, record: GenerationWithEvents, problem?: string): Markup {
  return page(context, {
    title: record.toolDisplayName,
    place: 'generations',
    subtitle: html`${statusBadge(record.status)} <code>${record.id}</code>`,
    actions: actionForms(context, record),
    body: html`${problem === undefined ? doneNotice(context) : problemNotice([problem])}
    <div class="columns">${factsCard(record)}${timelineCard(record)}</div>
    ${artifactsCard(record)}
    ${eventsCard(record)}
    ${jsonCard('Request', record.requestPayload)}
    ${jsonCard('Response', record.responsePayload)}
    ${jsonCard('Whole record, as JSON', record)}`,
  });
}
