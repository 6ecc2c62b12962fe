import { serviceError } from '@genledger/services/errors';
import { type QuarantinedRecord, resolveQuarantine } from '@genledger/services/migration';
import { keepOperation } from '@genledger/services/operation';
import { html, type Markup } from '../markup.ts';
import type { Form, RecordAction } from '../records/record-kind.ts';

/** The longest that settling one document may take, ms. */
const LONGEST_MS = 30_000;
const LONGEST_VALUE = 1000;

function decided(form: Form, field: string): string {
  const value = form[`decision-${field}`];
  return typeof value === 'string' ? value.trim().slice(0, LONGEST_VALUE) : '';
}

/** A field of which something is undecided, with what it might be. */
function question({ field, reason, candidates }: QuarantinedRecord['findings'][number], form: Form): Markup {
  const [id, list] = [`decision-${field}`, `candidates-${field}`];
  const options = candidates.map(({ value, source }) => html`<option value="${value}">${source}</option>`);
  return html`<div class="field"><label for="${id}">${field}: ${reason}</label>
    <input id="${id}" name="${id}" list="${list}" value="${decided(form, field)}" maxlength="${LONGEST_VALUE}" autocomplete="off" autocapitalize="off" spellcheck="false">
    <datalist id="${list}">${options}</datalist></div>`;
}

/** Decides what could not be decided of a document, and migrates it. */
export const settleAction: RecordAction<QuarantinedRecord> = {
  name: 'settle',
  title: 'Settle',
  consequence:
    'What is decided here is kept with the document, which is migrated with the sums of its parents and weeks. What is left empty stays undecided; the migration can be undone.',
  done: 'The decision is kept. What it settles is migrated.',
  isGrave: true,
  isOffered: () => true,
  ask: ({ findings }, form) => {
    const fields = [...new Map(findings.map((finding) => [finding.field, finding])).values()];
    return html`${fields.map((finding) => question(finding, form))}`;
  },
  async perform({ migration }, { documentId, findings }, operator, form) {
    const fields = [...new Set(findings.map(({ field }) => field))];
    const decisions = Object.fromEntries(
      fields.map((field) => [field, decided(form, field)] as const).filter(([, value]) => value !== ''),
    );
    const words = Object.entries(decisions).map(([field, value]) => `${field}=${value}`);
    if (words.length === 0) return serviceError('invalid-input', 'Decide of one field at least.');
    const id = String(documentId);
    const resolved = await keepOperation(
      migration,
      { kind: 'quarantine-settlement', about: `${id}: ${words.join(' ')}`, operator },
      () => resolveQuarantine(migration, { id }, decisions, AbortSignal.timeout(LONGEST_MS)),
      (outcome) =>
        outcome.ok
          ? `${outcome.value.decided} decided, ${outcome.value.upgraded} migrated`
          : outcome.error.message,
    );
    if (!resolved.ok || resolved.value.upgraded > 0) return resolved;
    return serviceError(
      'wrong-state',
      'That does not settle it: the decision is kept, and the document is as it was.',
    );
  },
};
