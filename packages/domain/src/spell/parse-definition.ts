import { type DefinitionIssue, definitionIssues, failure, type Result, success } from '../kernel/index.ts';
import { type SpellDefinition, spellDefinitionSchema } from './definition.ts';

/**
 * Reads a spell from anything, such as parsed JSON. Judges its shape alone: that every field is known and of its kind, links are http or
 * https, and paths lead to one place. Whether its parts agree with each other and with the tools is said by `validateSpell`.
 */
export function parseSpellDefinition(input: unknown): Result<SpellDefinition, readonly DefinitionIssue[]> {
  const parsed = spellDefinitionSchema.safeParse(input);
  return parsed.success ? success(parsed.data) : failure(definitionIssues(parsed.error));
}
