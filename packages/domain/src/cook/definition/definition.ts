import type { AccountId, SpellId, ToolId } from '../../kernel/index.ts';
import type { DefinitionFields } from './schema.ts';

/** What makes a piece. */
export type CookWork =
  | { readonly kind: 'tool'; readonly toolId: ToolId }
  | { readonly kind: 'spell'; readonly spellId: SpellId };

/** A definition whose names, rules and templates have been checked; only `parseCookDefinition` makes one. */
export interface CookDefinition extends Omit<DefinitionFields, 'ownerAccountId' | 'work'> {
  readonly ownerAccountId?: AccountId;
  readonly work: CookWork;
}

/** One thing that is wrong with a definition, and where. */
export interface DefinitionIssue {
  /** Place of the field, such as `randomness.traits[2].values[0].weight`. */
  readonly path: string;
  readonly message: string;
}

/** Writes a place as JavaScript would. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');
}
