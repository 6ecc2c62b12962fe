import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { parseJobId } from './job-id.ts';
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

function claimAt(document: LegacyDocument, parent: ParentClaim['parent'], source: string): ParentClaim[] {
  const value = fieldAt(document, source);
  if (value === undefined || value === '') return [];
  const id = objectIdText(value);
  return [{ parent, source, written: shown(value), ...(id !== undefined && { id }) }];
}

function jobClaim(document: LegacyDocument): ParentClaim[] {
  const source = 'metadata.jobId';
  const value = fieldAt(document, source);
  const job = typeof value === 'string' ? parseJobId(value) : undefined;
  if (job === undefined) return [];
  const { cookId, index } = job;
  return [
    { parent: 'cook', source, written: shown(value), id: cookId, ...(index !== undefined && { index }) },
  ];
}

/** Every parent that a generation names itself. */
export function parentClaims(document: LegacyDocument): readonly ParentClaim[] {
  return [
    ...CAST_PATHS.flatMap((path) => claimAt(document, 'cast', path)),
    ...COOK_PATHS.flatMap((path) => claimAt(document, 'cook', path)),
    ...jobClaim(document),
  ];
}
