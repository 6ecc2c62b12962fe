import type { AdminContext } from '../admin-context.ts';
import { html } from '../markup.ts';
import { page } from './page.ts';

/** A page that only says something: that a thing is missing, or went wrong. */
export function messagePage(
  context: AdminContext,
  message: { readonly title: string; readonly text: string },
): string {
  return page(context, {
    title: message.title,
    body: html`<div class="card message"><p>${message.text}</p><p><a href="/admin">To the overview</a></p></div>`,
  });
}
