/**
 * The connection string of one database on a server that is named without one. A user named in it still signs in
 * where it would have: otherwise the database's name would say against which one to authenticate.
 */
export function databaseUrl(serverUrl: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(serverUrl);
  if (parts === null) throw new Error('the test server has no MongoDB connection string (mongodb://...)');
  const [, scheme = '', hosts = '', path = '', query = ''] = parts;
  const settings = query === '' ? [] : query.split('&');
  const signsIn = hosts.includes('@') && !settings.some((setting) => setting.startsWith('authSource='));
  if (signsIn) settings.push(`authSource=${path === '' ? 'admin' : path}`);
  const suffix = settings.length === 0 ? '' : `?${settings.join('&')}`;
  return `${scheme}${hosts}/${name}${suffix}`;
}
