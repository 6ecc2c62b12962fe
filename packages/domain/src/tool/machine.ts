import type { Tool } from './tool.ts';

/** The first of some entries of a tool's metadata that is text. */
export function namedIn(tool: Tool, ...keys: readonly string[]): string | undefined {
  return keys.map((key) => tool.metadata[key]).find((name) => typeof name === 'string');
}

/** The machine that a tool runs on, as its metadata names it; nothing where it names none. */
export function machineOf(tool: Tool): string | undefined {
  return namedIn(tool, 'gpu', 'machine');
}
