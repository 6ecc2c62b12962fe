import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../context.ts';

/**
 * The package index that pip is configured for: `PIP_INDEX_URL`, else `index-url` of the most specific pip
 * configuration file. Undefined when nothing is configured; then only pip itself knows its default.
 */
export async function configuredIndexUrl(environment: Environment): Promise<string | undefined> {
  const fromEnvironment = environment.PIP_INDEX_URL;
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  for (const file of configurationFiles(environment)) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const url = parseIndexUrl(text);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** Pip's documented places, the one that wins first. */
function configurationFiles(environment: Environment): string[] {
  const home = environment.HOME ?? homedir();
  const named = environment.PIP_CONFIG_FILE;
  if (named === '/dev/null') return [];
  const virtualEnvironment = environment.VIRTUAL_ENV;
  return [
    ...(named === undefined ? [] : [named]),
    ...(virtualEnvironment === undefined ? [] : [join(virtualEnvironment, 'pip.conf')]),
    join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'pip', 'pip.conf'),
    join(home, 'Library', 'Application Support', 'pip', 'pip.conf'),
    join(home, '.pip', 'pip.conf'),
    '/etc/pip.conf',
  ];
}

/** `index-url` of the sections that `pip download` reads. */
export function parseIndexUrl(text: string): string | undefined {
  const found = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    section = /^\[([^\]]+)\]/.exec(line)?.[1]?.trim().toLowerCase() ?? section;
    const url = /^index[-_]url\s*[=:]\s*(\S+)/i.exec(line)?.[1];
    if (url !== undefined) found.set(section, url);
  }
  return found.get('download') ?? found.get('global');
}
