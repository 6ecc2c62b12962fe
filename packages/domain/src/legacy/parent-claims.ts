import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { objectIdText } from './numeric.ts';

/** A parent that a record names, and where. */
export interface ParentClaim {
  readonly parent: 'cast' | 'cook';
  /** 24 hexadecimal digits; absent where what is written names no document. */
  readonly id?: string;
  /** Place of the piece in its cook, where the reference tells it. */
  readonly index?: number;
  readonly source: string;
  readonly written: string;
}

const CAST_PATHS = ['metadata.castId', 'castId', 'metadata.originalContext.castId', 'spellCastId'] as const;
const COOK_PATHS = [
  'metadata.cookId',
  'cookId',
  'metadata.originalContext.cookId',
  'cookExecutionId',
] as const;

/** `<cookId>:<index>` and `batch-<cookId>-<index>`; job ids of other services look otherwise and name no cook. */
const JOB_ID = /^(?:batch-)?([0-9a-f]{24})[:-](\d{1,9})$/i;

function claimAt(document: LegacyDocument, parent: ParentClaim['parent'], source: string): ParentClaim[] {
  const value = fieldAt(document, source);
  if (value === undefined || value === '') return [];
  const id = objectIdText(value);
  return [{ parent, source, written: shown(value), ...(id !== undefined && { id }) }];
}

function jobClaim(document: LegacyDocument): ParentClaim[] {
  const source = 'metadata.jobId';
  const value = fieldAt(document, source);
  const match = typeof value === 'string' ? JOB_ID.exec(value.trim()) : null;
  const [written, id, index] = match ?? [];
  if (written === undefined || id === undefined) return [];
  return [{ parent: 'cook', source, written, id: id.toLowerCase(), index: Number(index) }];
}

/** Every parent that a generation names itself. */
export function parentClaims(document: LegacyDocument): readonly ParentClaim[] {
  return [
    ...CAST_PATHS.flatMap((path) => claimAt(document, 'cast', path)),
    ...COOK_PATHS.flatMap((path) => claimAt(document, 'cook', path)),
    ...jobClaim(document),
  ];
}
