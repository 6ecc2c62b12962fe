import { DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { listGenerations } from '@genledger/services/generation';
import { html, type Markup } from '../markup.ts';

/** What a list of generations is narrowed by. */
export type ListFilter = Parameters<typeof listGenerations>[1];

const LONGEST = 256;
const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function dayOf(text: string | undefined): Date | undefined {
  if (text === undefined || !DATE.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}

/** Reads a filter from an address; what cannot be used narrows nothing. */
export function readFilter(parameters: URLSearchParams): ListFilter {
  const text = (name: string) => parameters.get(name)?.trim().slice(0, LONGEST) || undefined;
  const status = GENERATION_STATUSES.find((each) => each === text('status'));
  const deliveryStatus = DELIVERY_STATUSES.find((each) => each === text('delivery'));
  const [tool, account, environment] = [text('tool'), text('account'), text('environment')];
  const [since, last] = [dayOf(text('since')), dayOf(text('until'))];
  return {
    ...(status && { status }),
    ...(deliveryStatus && { deliveryStatus }),
    ...(tool !== undefined && { toolId: tool as ToolId }),
    ...(account !== undefined && { accountId: account as AccountId }),
    ...(environment !== undefined && { environment }),
    ...(since && { since }),
    ...(last && { until: new Date(last.getTime() + DAY_MS) }),
  };
}

function field(name: string, label: string, control: Markup): Markup {
  return html`<div class="field"><label for="filter-${name}">${label}</label>${control}</div>`;
}

function select(name: string, label: string, values: readonly string[], chosen: string | null): Markup {
  const options = ['', ...values].map(
    (value) =>
      html`<option value="${value}" ${value === (chosen ?? '') && 'selected'}>${value || 'Any'}</option>`,
  );
  return field(name, label, html`<select id="filter-${name}" name="${name}">${options}</select>`);
}

function input(name: string, label: string, type: 'text' | 'date', parameters: URLSearchParams): Markup {
  const value = parameters.get(name) ?? '';
  return field(
    name,
    label,
    html`<input id="filter-${name}" name="${name}" type="${type}" value="${value}" maxlength="${LONGEST}">`,
  );
}

/** The form that narrows the list. */
export function filterForm(parameters: URLSearchParams): Markup {
  return html`<form method="get" action="/admin/generations" class="filters" aria-label="What is shown">
    ${select('status', 'Status', GENERATION_STATUSES, parameters.get('status'))}
    ${input('tool', 'Tool id', 'text', parameters)}
    ${input('account', 'Account', 'text', parameters)}
    ${input('environment', 'Environment', 'text', parameters)}
    ${select('delivery', 'Delivery', DELIVERY_STATUSES, parameters.get('delivery'))}
    ${input('since', 'Requested from', 'date', parameters)}
    ${input('until', 'Requested to', 'date', parameters)}
    <button class="button primary" type="submit">Show</button>
  </form>`;
}
