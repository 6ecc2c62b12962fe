import type { Workspace } from './workspace.ts';

/** Commands of pnpm itself that a document may name. */
const BUILT_IN = new Set([
  'add',
  'approve-builds',
  'audit',
  'config',
  'deploy',
  'dlx',
  'exec',
  'fetch',
  'help',
  'import',
  'install',
  'licenses',
  'list',
  'ls',
  'outdated',
  'peers',
  'prune',
  'rebuild',
  'remove',
  'store',
  'update',
  'why',
]);
const FILTERS = new Set(['--filter', '-F', '--filter-prod']);
const SCOPE = '@genledger/';

/** Says what is wrong with a `pnpm` command: a script or a package that does not exist. Nothing when it is right. */
export function pnpmProblem(words: readonly string[], workspace: Workspace): string | undefined {
  const filter = filterOf(words);
  const script = scriptOf(words);
  if (filter !== undefined && !isName(filter)) return undefined;
  const name = filter === undefined ? '' : packageName(filter, workspace);
  const scripts = workspace.get(name);
  if (scripts === undefined) return `names the package ${filter}, which is not in the workspace`;
  if (script === undefined || !isName(script) || BUILT_IN.has(script) || scripts.has(script))
    return undefined;
  return `names the script ${script}, which ${name === '' ? 'the root package.json' : name} does not have`;
}

function filterOf(words: readonly string[]): string | undefined {
  const position = words.findIndex((word) => FILTERS.has(flagOf(word)));
  if (position === -1) return undefined;
  return words[position]?.split('=')[1] ?? words[position + 1];
}

function scriptOf(words: readonly string[]): string | undefined {
  return words.find((word, index) => {
    const isFilterValue = FILTERS.has(words[index - 1] ?? '');
    return !word.startsWith('-') && word !== 'run' && !isFilterValue;
  });
}

function flagOf(word: string): string {
  return word.split('=')[0] ?? word;
}

/** A package may be named without its scope, as pnpm allows. */
function packageName(filter: string, workspace: Workspace): string {
  return workspace.has(`${SCOPE}${filter}`) ? `${SCOPE}${filter}` : filter;
}

/** A placeholder such as `<command>`, `NAME` or `...` names nothing. */
function isName(word: string): boolean {
  return /^@?[a-z][a-z0-9:/-]*$/.test(word);
}
