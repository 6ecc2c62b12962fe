import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AdminApp } from '../admin-context.ts';
import { returnPath } from '../session/return-path.ts';

/** How the dashboard looks: as the system does, unless a browser chose otherwise. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'genledger_theme';
const YEAR_SECONDS = 365 * 86_400;

function asTheme(text: unknown): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}

/** The theme that a browser chose. */
export function themeOf(context: Context): Theme {
  return asTheme(getCookie(context, NAME));
}

/** Choosing a theme; the browser keeps it. */
export function registerTheme(app: AdminApp): void {
  app.post('/theme', async (context) => {
    const form = await context.req.parseBody();
    setCookie(context, NAME, asTheme(form['theme']), {
      path: '/admin',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: YEAR_SECONDS,
    });
    const back = typeof form['next'] === 'string' ? form['next'] : undefined;
    return context.redirect(returnPath(back), 303);
  });
}
