import type { AdminContext } from '../admin-context.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { formTokenField } from '../session/form-token.ts';
import { htmlDocument } from './document.ts';
import { icon, wordmark } from './icons.ts';
import { navigation, type Place } from './navigation.ts';
import { THEMES, type Theme, themeOf } from './theme.ts';

/** What a page of the dashboard consists of. */
export interface PageParts {
  readonly title: string;
  /** Where it stands in the navigation. */
  readonly place?: Place;
  /** A line below the title: what the figures are of. */
  readonly subtitle?: Markup | string;
  /** Beside the title. */
  readonly actions?: Markup;
  readonly body: Markup;
}

const THEME_TITLES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

function themeChoice(current: Theme, formToken: string, address: string): Markup {
  const buttons = THEMES.map(
    (theme) =>
      html`<button type="submit" name="theme" value="${theme}" aria-pressed="${String(theme === current)}">${THEME_TITLES[theme]}</button>`,
  );
  return html`<form method="post" action="/admin/theme" class="segments" aria-label="Appearance">
    ${formTokenField(formToken)}<input type="hidden" name="next" value="${address}">${buttons}
  </form>`;
}

function signedInAs(context: AdminContext): Markup {
  const { caller, formToken } = context.get('session');
  return html`<div class="signed-in">
    <p><span class="signed-in-name">${caller.name}</span><span class="muted">scope ${caller.scope}</span></p>
    <form method="post" action="/admin/sign-out">${formTokenField(formToken)}
      <button class="button quiet" type="submit">${icon('signOut')}Sign out</button>
    </form>
  </div>`;
}

/** A page within the frame: navigation, title, body. */
export function page(context: AdminContext, parts: PageParts): string {
  const theme = themeOf(context);
  const { pathname, search } = new URL(context.req.url);
  return htmlDocument({
    title: parts.title,
    theme,
    body: html`<a class="skip" href="#content">Skip to content</a>
<div class="frame">
  <header class="side"><div class="side-inner">
    <a class="home" href="/admin">${wordmark()}</a>
    ${navigation(parts.place)}
    <div class="side-end">
      ${themeChoice(theme, context.get('session').formToken, `${pathname}${search}`)}
      ${signedInAs(context)}
    </div>
  </div></header>
  <main id="content" class="content" tabindex="-1">
    <div class="heading">
      <div>
        <h1>${parts.title}</h1>
        ${parts.subtitle === undefined ? NOTHING : html`<p class="subtitle">${parts.subtitle}</p>`}
      </div>
      ${parts.actions === undefined ? NOTHING : html`<div class="actions">${parts.actions}</div>`}
    </div>
    ${parts.body}
  </main>
</div>`,
  });
}
