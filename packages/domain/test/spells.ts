import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ToolId } from '../src/kernel/index.ts';
import { parseSpellDefinition, type SpellDefinition } from '../src/spell/index.ts';
import { type ToolInputs, toolDefinitionSchema, toolIdSchema, toolInputs } from '../src/tool/index.ts';

function readExample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8'));
}

/** The spell of `examples/`, as it stands there: a diamond of four steps. */
export const EXAMPLE_SPELL = readExample('spell.json');

/** What the tools that it needs declare. */
export const EXAMPLE_TOOLS: ReadonlyMap<ToolId, ToolInputs> = new Map(
  z
    .array(toolDefinitionSchema.extend({ toolId: toolIdSchema }))
    .parse(readExample('spell-tools.json'))
    .map(({ toolId, metadata }) => [toolId, toolInputs(metadata)]),
);

/** A definition that is known to be of the right shape. */
export function aSpell(input: unknown): SpellDefinition {
  const parsed = parseSpellDefinition(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
