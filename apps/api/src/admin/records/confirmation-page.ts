import type { AdminContext } from '../admin-context.ts';
import { type Fact, factList } from '../elements/facts.ts';
import { problemNotice } from '../elements/notice.ts';
import { page } from '../layout/page.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { formTokenField } from '../session/form-token.ts';
import { LONGEST_REASON } from './confirmation.ts';
import type { RecordAction } from './record-kind.ts';

/** What a confirmation shows and asks for. */
export interface Confirmation<Item> {
  readonly action: RecordAction<Item>;
  readonly noun: string;
  readonly address: string;
  readonly facts: readonly Fact[];
  /** The word that has to be written, where one has to. */
  readonly word?: string;
  /** What is asked beside the reason. */
  readonly asked?: Markup;
  /** The reason, as it was given before. */
  readonly why?: string;
  /** Why nothing was done. */
  readonly problem?: string;
  /** Why it cannot be done at all. */
  readonly refusal?: string;
}

function wordField(word: string | undefined): Markup {
  if (word === undefined) return NOTHING;
  return html`<div class="field"><label for="word">Write <code>${word}</code> to do it</label>
    <input id="word" name="word" required autocomplete="off" autocapitalize="off" spellcheck="false"></div>`;
}

function form<Item>(
  context: AdminContext,
  { action, address, asked, word, why = '' }: Confirmation<Item>,
): Markup {
  const { formToken } = context.get('session');
  return html`<form method="post" action="${address}/${action.name}" class="confirmation-form">
    ${formTokenField(formToken)}
    ${asked ?? NOTHING}
    <div class="field"><label for="why">Why: kept with what is done</label>
      <input id="why" name="why" value="${why}" required maxlength="${LONGEST_REASON}" autocomplete="off"></div>
    ${wordField(word)}
    <div class="actions">
      <button class="button primary ${action.isGrave ? 'grave' : ''}" type="submit">${action.title}</button>
      <a class="button" href="${address}">Leave it as it is</a>
    </div>
  </form>`;
}

/** Shows what an action would do to which record, and asks for the reason. */
export function confirmationPage<Item>(context: AdminContext, confirmation: Confirmation<Item>): string {
  const { action, noun, address, facts, problem, refusal } = confirmation;
  const ask =
    refusal === undefined
      ? form(context, confirmation)
      : html`${problemNotice([refusal])}<p><a class="button" href="${address}">Back to the ${noun}</a></p>`;
  return page(context, {
    title: `${action.title}?`,
    subtitle: html`<a href="${address}">Back to the ${noun}</a>`,
    body: html`${problem === undefined ? NOTHING : problemNotice([problem])}
    <section class="card confirmation">
      <div class="card-heading"><h2>What happens</h2></div>
      <p class="card-text">${action.consequence}</p>
      ${factList(facts)}
      <div class="confirmation-ask">${ask}</div>
    </section>`,
  });
}
