import type { Reference } from './markdown.ts';

/** A command as a document names it: the program and its arguments. */
export interface CommandLine {
  readonly program: 'pnpm' | 'genledger';
  readonly arguments: readonly string[];
}

const SEPARATOR = /\s*(?:&&|\|\||[|;>#])\s*/;
const ASSIGNMENT = /^[A-Z_][A-Z0-9_]*=/;
const PNPM = /^pnpm(?:@\d[\w.-]*)?$/;

/** Finds the `pnpm` and `genledger` commands in a reference; `npx -y pnpm@12 genledger audit` is both. */
export function commandLinesIn(reference: Reference): readonly CommandLine[] {
  if (reference.kind === 'link') return [];
  return reference.text.split(SEPARATOR).flatMap((segment) => commandsOf(words(segment)));
}

function commandsOf(segment: readonly string[]): readonly CommandLine[] {
  const [program, ...rest] = withoutNpx(segment);
  if (program === undefined) return [];
  if (program === 'genledger') return [{ program, arguments: rest }];
  if (!PNPM.test(program)) return [];
  const pnpm: CommandLine = { program: 'pnpm', arguments: rest };
  return rest[0] === 'genledger' ? [pnpm, { program: 'genledger', arguments: rest.slice(1) }] : [pnpm];
}

function withoutNpx(segment: readonly string[]): readonly string[] {
  if (segment[0] !== 'npx') return segment;
  return segment.slice(segment.findIndex((word, index) => index > 0 && !word.startsWith('-')));
}

/** Splits a segment into words: a prompt, variable assignments before it and quotation marks are dropped. */
function words(segment: string): readonly string[] {
  const all = segment
    .replace(/^\s*\$\s+/, '')
    .split(/\s+/)
    .map((word) => word.replaceAll(/["'\\]/g, ''))
    .filter((word) => word !== '');
  const start = all.findIndex((word) => !ASSIGNMENT.test(word));
  return start === -1 ? [] : all.slice(start);
}
