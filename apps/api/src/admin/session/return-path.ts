const FALLBACK = '/admin';

/** Where to go after signing in: a page of the dashboard, whatever the address said. */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !URL.canParse(wanted, 'http://dashboard.invalid')) return FALLBACK;
  const { origin, pathname, search } = new URL(wanted, 'http://dashboard.invalid');
  const isOurs = origin === 'http://dashboard.invalid' && /^\/admin(?:\/|$)/.test(pathname);
  return isOurs && !pathname.startsWith('/admin/sign-') ? `${pathname}${search}` : FALLBACK;
}
