import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult } from '../finding.ts';
import { listFiles } from '../list-files.ts';
import { type FileLength, longest, medianLength } from './measure.ts';

/** Longest source file and longest test file, in lines. */
export const LIMITS = { source: 300, test: 500 } as const;

const FILES = ['*.{ts,js}', '.*.js', '{packages,apps,bench,scripts,examples}/**/*.{ts,tsx,js,mjs,cjs}'];
const TEST = /\.test\.tsx?$|\/test\//;

/** Checks that no source file and no test is longer than its limit, and reports the medians. */
export async function checkFileLength(root: string): Promise<CheckResult> {
  const paths = await listFiles(root, FILES);
  const files = await Promise.all(paths.map((path) => measure(root, path)));
  const sources = files.filter(({ path }) => !TEST.test(path));
  const tests = files.filter(({ path }) => TEST.test(path));
  return {
    findings: [...tooLong(sources, LIMITS.source), ...tooLong(tests, LIMITS.test)],
    summary: `${describe('source files', sources)}; ${describe('test files', tests)}`,
  };
}

async function measure(root: string, path: string): Promise<FileLength> {
  const text = await readFile(join(root, path), 'utf8');
  return { path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
}

function tooLong(files: readonly FileLength[], limit: number) {
  return files
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => ({ file: path, message: `has ${lines} lines, the limit is ${limit}` }));
}

function describe(kind: string, files: readonly FileLength[]): string {
  const top = longest(files);
  if (top === undefined) return `no ${kind}`;
  return `${files.length} ${kind}, median ${medianLength(files)} lines, longest ${top.lines} (${top.path})`;
}
