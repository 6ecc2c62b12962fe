import {
  CURRENT_COOK,
  CURRENT_COOK_EXECUTION,
  CURRENT_GENERATION,
  CURRENT_SPELL,
  CURRENT_SPELL_CAST,
} from './current-fields.ts';
import type { ExpectedFields } from './expected-fields.ts';
import { LEGACY_CAST, LEGACY_COOK, LEGACY_GENERATION, LEGACY_SPELL } from './legacy-fields.ts';

/** What a document of a collection is. `run`: of a cook or a spell; the old `cooks` are runs, the new ones definitions. */
export type DocumentRole = 'generation' | 'run' | 'definition';

/** A collection that the audit reads document by document. */
export interface AuditedCollection {
  readonly name: string;
  readonly role: { readonly legacy: DocumentRole; readonly current: DocumentRole };
  /** Expected fields before version 2; nothing where there was no such collection. */
  readonly legacy?: ExpectedFields;
  readonly current?: ExpectedFields;
  /** For runs: what they are runs of, and where they list their generations. */
  readonly parentKind?: 'cook' | 'cast';
  /** The collection into which they are migrated with the same ids: what has a document there is kept for undoing, and no longer audited. */
  readonly supersededBy?: string;
}

/** The collections in the order in which they are read: parents first, so that their children meet them. */
export const AUDITED_COLLECTIONS: readonly AuditedCollection[] = [
  {
    name: 'cooks',
    role: { legacy: 'run', current: 'definition' },
    legacy: LEGACY_COOK,
    current: CURRENT_COOK,
    parentKind: 'cook',
  },
  {
    name: 'casts',
    role: { legacy: 'run', current: 'run' },
    legacy: LEGACY_CAST,
    parentKind: 'cast',
    supersededBy: 'spellCasts',
  },
  {
    name: 'cookExecutions',
    role: { legacy: 'run', current: 'run' },
    current: CURRENT_COOK_EXECUTION,
    parentKind: 'cook',
  },
  {
    name: 'spellCasts',
    role: { legacy: 'run', current: 'run' },
    current: CURRENT_SPELL_CAST,
    parentKind: 'cast',
  },
  {
    name: 'spells',
    role: { legacy: 'definition', current: 'definition' },
    legacy: LEGACY_SPELL,
    current: CURRENT_SPELL,
  },
  {
    name: 'generationOutputs',
    role: { legacy: 'generation', current: 'generation' },
    legacy: LEGACY_GENERATION,
    current: CURRENT_GENERATION,
  },
];
