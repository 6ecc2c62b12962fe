import type { Context } from 'hono';

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Whether a request that changes something was sent by a page of ours. Browsers say so in `Sec-Fetch-Site`, which no page can forge;
 * those that are too old for it name the page's origin.
 */
export function isSameOrigin(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = context.req.header('origin');
  return origin !== undefined && hostOf(origin) === context.req.header('host');
}
