import { barePage } from '../layout/bare-page.ts';
import { wordmark } from '../layout/icons.ts';
import { html, NOTHING } from '../markup.ts';

/** The page that asks for a key. */
export function signInPage({ next, problem }: { readonly next: string; readonly problem?: string }): string {
  const isWrong = problem !== undefined;
  return barePage({
    title: 'Sign in',
    body: html`<main class="sign-in">
      <div class="sign-in-brand">${wordmark()}</div>
      <h1>Sign in</h1>
      <p class="muted">The dashboard opens with an API key. <code>genledger keys create</code> makes one.</p>
      <form method="post" action="/admin/sign-in" class="stack">
        <input type="hidden" name="next" value="${next}">
        <div class="field">
          <label for="key">API key</label>
          <input id="key" name="key" type="password" autocomplete="current-password" spellcheck="false" required
            autofocus placeholder="glk_…" ${isWrong && html`aria-invalid="true" aria-describedby="problem"`}>
          ${isWrong ? html`<p id="problem" class="field-problem" role="alert">${problem}</p>` : NOTHING}
        </div>
        <button class="button primary" type="submit">Sign in</button>
      </form>
    </main>`,
  });
}
