import { html, type Markup } from '../markup.ts';
import type { Form } from '../records/record-kind.ts';

/** What a form says in a field; the empty text where it says nothing. */
export function fieldText(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** A field of one line. @param usual what stands in it at first */
export function lineField(form: Form, name: string, label: string, usual = ''): Markup {
  return html`<div class="field"><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" value="${name in form ? fieldText(form, name) : usual}" autocomplete="off" autocapitalize="off" spellcheck="false"></div>`;
}

/** A field for JSON. @param usual what stands in it at first */
export function jsonField(form: Form, name: string, label: string, usual: unknown): Markup {
  const text = name in form ? fieldText(form, name) : JSON.stringify(usual, null, 2);
  return html`<div class="field"><label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="14" autocomplete="off" autocapitalize="off" spellcheck="false">${text}</textarea></div>`;
}
