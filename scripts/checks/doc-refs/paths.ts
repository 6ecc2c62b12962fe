import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reference } from './markdown.ts';

const REPOSITORY_PATH = /^(?:\.\/)?(?:packages|apps|docs|scripts|prisma|bench|examples|deploy|\.ci)\//;
const PLACEHOLDER = /[<>{}$…\s]|NNNN/;
const BUILT = /(?:^|\/)(?:dist|node_modules|test-results|coverage)(?:\/|$)/;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;

/**
 * Says which path of the repository a reference names, if it names one: inline code that starts with one of our
 * folders, or the target of a link that is no address.
 */
export function namedPath(reference: Reference, document: string): string | undefined {
  if (reference.kind === 'block') return undefined;
  const path = withoutPosition(reference.text);
  if (reference.kind === 'code') {
    return REPOSITORY_PATH.test(path) && !PLACEHOLDER.test(path) && !BUILT.test(path) ? path : undefined;
  }
  if (ADDRESS.test(path) || path === '') return undefined;
  return path.startsWith('/') ? path.slice(1) : join(dirname(document), path);
}

/** Says whether a path exists below a root; a pattern exists when it matches something. */
export function pathExists(root: string, path: string): boolean {
  return path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));
}

/** Cuts `#heading` and `:12` or `:12-20` off. */
function withoutPosition(text: string): string {
  return text
    .replaceAll('%20', ' ')
    .replace(/(?<=.)#.*$/, '')
    .replace(/:\d+(?:-\d+)?$/, '');
}
