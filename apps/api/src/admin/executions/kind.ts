import { type CookExecutionId, parseObjectId, type SpellCastId } from '@genledger/domain/kernel';
import {
  type CookExecutionView,
  getCookExecution,
  getSpellCast,
  type SpellCastView,
} from '@genledger/services/execution';
import type { AdminContext } from '../admin-context.ts';
import { definitionAddress } from '../definitions/address.ts';
import { deliveryAddress } from '../deliveries/address.ts';
import { type Fact, factsCard } from '../elements/facts.ts';
import { jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { recordLink } from '../elements/record-link.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';
import type { RecordFrame, RecordKind } from '../records/record-kind.ts';
import { CAST_ACTIONS, COOK_ACTIONS } from './actions.ts';
import { executionAddress } from './address.ts';
import { piecesOf, stepsOf } from './children.ts';
import { progressCard } from './progress-card.ts';

type Either = CookExecutionView | SpellCastView;

/** What both kinds say. */
function commonFacts(execution: Either, kind: 'cookExecution' | 'spellCast'): readonly Fact[] {
  const { id, startedAt, completedAt, deliveryStatus, deliveryError } = execution;
  return [
    ['Account', execution.initiatorAccountId],
    ['Environment', execution.environment],
    ['Carried out by', execution.executedBy === 'ledger' ? 'the ledger' : 'its caller'],
    ['Started', timeText(startedAt)],
    ['Ended', completedAt && timeText(completedAt)],
    ['Reason', execution.statusReason],
    ['Delivery', deliveryStatus && html`<a href="${deliveryAddress(kind, id)}">${deliveryStatus}</a>`],
    ['Delivery error', deliveryError],
  ];
}

function cookFacts(cook: CookExecutionView): readonly Fact[] {
  const { cookId, seed, concurrency, nextIndex, budget } = cook;
  return [
    ['Cook', cookId && recordLink(definitionAddress('cooks', cookId), cookId)],
    ...commonFacts(cook, 'cookExecution'),
    ['Seed', seed],
    ['Side by side', concurrency === undefined ? undefined : wholeText(concurrency)],
    ['Next piece', nextIndex === undefined ? undefined : wholeText(nextIndex)],
    ['Budget', budget && JSON.stringify(budget)],
  ];
}

function castFacts(cast: SpellCastView): readonly Fact[] {
  const { spellId, cookExecutionId, pieceIndex, failureReason } = cast;
  return [
    ['Spell', spellId && recordLink(definitionAddress('spells', spellId), spellId)],
    [
      'Cook execution',
      cookExecutionId && recordLink(executionAddress('cook', cookExecutionId), cookExecutionId),
    ],
    ['Makes piece', pieceIndex === undefined ? undefined : wholeText(pieceIndex)],
    ...commonFacts(cast, 'spellCast'),
    ['Failed since', failureReason],
  ];
}

const described = ({
  id,
  status,
  initiatorAccountId,
  environment,
  startedAt,
  counts,
}: Either): readonly Fact[] => [
  ['Execution', id],
  ['Status', status],
  ['Account', initiatorAccountId],
  ['Environment', environment],
  ['Started', timeText(startedAt)],
  ['Made', wholeText(counts.success)],
  ['Open', wholeText(counts.pending + counts.processing)],
];

function executionPage(
  context: AdminContext,
  execution: Either,
  { actions, notice }: RecordFrame,
  parts: {
    readonly title: string;
    readonly facts: readonly Fact[];
    readonly children: Markup;
    readonly byHand: Markup;
  },
): string {
  return page(context, {
    title: parts.title,
    place: 'executions',
    subtitle: html`${statusBadge(execution.status)} <code>${execution.id}</code>`,
    actions,
    body: html`${notice}${progressCard(execution)}${factsCard('Record', parts.facts)}${parts.children}${parts.byHand}${jsonCard('Whole record, as JSON', execution)}`,
  });
}

/** The pages of cook executions. */
export const COOK_EXECUTION: RecordKind<CookExecutionView> = {
  noun: 'cook execution',
  pattern: '/cook-executions/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<CookExecutionId>(id);
    const cook = known.ok ? await getCookExecution(ledger, known.value) : known;
    return cook.ok ? cook.value : undefined;
  },
  addressOf: ({ id }) => executionAddress('cook', id),
  describe: described,
  actions: COOK_ACTIONS,
  page: async (context, ledger, cook, frame) =>
    executionPage(context, cook, frame, {
      title: 'Cook execution',
      facts: cookFacts(cook),
      children: await piecesOf(ledger, cook.id as CookExecutionId),
      byHand: await operationsCard(ledger, cook.id),
    }),
};

/** The pages of spell casts. */
export const SPELL_CAST: RecordKind<SpellCastView> = {
  noun: 'spell cast',
  pattern: '/spell-casts/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<SpellCastId>(id);
    const cast = known.ok ? await getSpellCast(ledger, known.value) : known;
    return cast.ok ? cast.value : undefined;
  },
  addressOf: ({ id }) => executionAddress('cast', id),
  describe: described,
  actions: CAST_ACTIONS,
  page: async (context, ledger, cast, frame) =>
    executionPage(context, cast, frame, {
      title: 'Spell cast',
      facts: castFacts(cast),
      children: await stepsOf(ledger, cast.id as SpellCastId),
      byHand: await operationsCard(ledger, cast.id),
    }),
};
