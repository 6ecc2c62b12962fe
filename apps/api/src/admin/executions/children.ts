import type { CookExecutionId, SpellCastId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { listSpellCasts, type SpellCastView } from '@genledger/services/execution';
import { type GenerationView, listGenerations } from '@genledger/services/generation';
import { recordLink } from '../elements/record-link.ts';
import { statusBadge } from '../elements/status.ts';
import { durationText, NO_FIGURE, wholeText } from '../format/figures.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { listAddress } from '../lists/list-view.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { executionAddress } from './address.ts';

/** Children that the page of an execution shows; the list has the rest. */
const SHOWN = 100;

type Place = { readonly place?: number | undefined };

const GENERATIONS: readonly ListColumn<GenerationView & Place>[] = [
  {
    title: 'Generation',
    field: 'id',
    value: ({ id }) => id,
    cell: ({ id }) => recordLink(`/admin/generations/${id}`, id),
  },
  { title: 'Place', field: 'place', value: ({ place }) => place, isNumber: true },
  {
    title: 'Status',
    field: 'status',
    value: ({ status }) => status,
    cell: ({ status }) => statusBadge(status),
  },
  { title: 'Tool', field: 'toolDisplayName', value: ({ toolDisplayName }) => toolDisplayName },
  { title: 'Requested, UTC', field: 'requestTimestamp', value: ({ requestTimestamp }) => requestTimestamp },
  {
    title: 'Duration',
    field: 'durationMs',
    value: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => durationText(durationMs),
    isNumber: true,
  },
  { title: 'Points', field: 'pointsSpent', value: ({ pointsSpent }) => pointsSpent, isNumber: true },
  { title: 'Cost, USD', field: 'costUsd', value: ({ costUsd }) => costUsd, isNumber: true },
  { title: 'Error', field: 'error', value: ({ error }) => error?.message },
];

const CASTS: readonly ListColumn<SpellCastView>[] = [
  {
    title: 'Spell cast',
    field: 'id',
    value: ({ id }) => id,
    cell: ({ id }) => recordLink(executionAddress('cast', id), id),
  },
  { title: 'Place', field: 'pieceIndex', value: ({ pieceIndex }) => pieceIndex, isNumber: true },
  {
    title: 'Status',
    field: 'status',
    value: ({ status }) => status,
    cell: ({ status }) => statusBadge(status),
  },
  {
    title: 'Steps',
    field: 'steps',
    value: ({ counts }) => counts.success,
    cell: ({ progress, counts }) =>
      progress ? `${wholeText(progress.made)} of ${wholeText(progress.expected)}` : wholeText(counts.success),
    isNumber: true,
  },
  { title: 'Started, UTC', field: 'startedAt', value: ({ startedAt }) => startedAt },
  { title: 'Points', field: 'pointsSpent', value: ({ pointsSpent }) => pointsSpent, isNumber: true },
  { title: 'Cost, USD', field: 'costUsd', value: ({ costUsd }) => costUsd ?? NO_FIGURE, isNumber: true },
];

interface Children<Item> {
  readonly title: string;
  readonly columns: readonly ListColumn<Item>[];
  readonly items: readonly Item[];
  readonly isMore: boolean;
  /** The list of all of them. */
  readonly address: string;
}

function childrenCard<Item>({ title, columns, items, isMore, address }: Children<Item>): Markup {
  const all = html`<a class="button" href="${address}">As a list</a>`;
  const more = isMore ? `The latest ${wholeText(items.length)}; the list has all.` : 'The latest first.';
  return html`<section class="card"><div class="card-heading"><div><h2>${title}</h2><p class="muted">${more}</p></div>${all}</div>
    ${recordTable(columns, items, title)}</section>`;
}

function generationsCard(
  title: string,
  { items, next }: Awaited<ReturnType<typeof listGenerations>>,
  filter: string,
): Markup {
  if (items.length === 0) return NOTHING;
  const placed = items.map((item) => ({ ...item, place: item.pieceIndex ?? item.stepIndex }));
  const address = listAddress('/generations', filter);
  return childrenCard({ title, columns: GENERATIONS, items: placed, isMore: next !== undefined, address });
}

const NONE = html`<section class="card"><div class="card-heading"><h2>Children</h2></div><p class="card-text muted">Nothing was started in it yet.</p></section>`;

/** The pieces of a cook execution: generations, and casts that make them. */
export async function piecesOf(ledger: LedgerContext, id: CookExecutionId): Promise<Markup> {
  const filter = { cookExecutionId: id };
  const [pieces, casts] = await Promise.all([
    listGenerations(ledger, filter, undefined, SHOWN),
    listSpellCasts(ledger, filter, undefined, SHOWN),
  ]);
  if (pieces.items.length + casts.items.length === 0) return NONE;
  const { items, next } = casts;
  const address = listAddress('/executions', `cook:${id}`);
  return html`${items.length === 0 ? NOTHING : childrenCard({ title: 'Casts', columns: CASTS, items, isMore: next !== undefined, address })}
    ${generationsCard('Pieces', pieces, `cook:${id}`)}`;
}

/** The steps of a cast. */
export async function stepsOf(ledger: LedgerContext, id: SpellCastId): Promise<Markup> {
  const steps = await listGenerations(ledger, { spellCastId: id }, undefined, SHOWN);
  return steps.items.length === 0 ? NONE : generationsCard('Steps', steps, `cast:${id}`);
}
