import { childStatusOf, EXECUTION_STATUSES } from '../../execution/index.ts';
import type { GenerationStatus } from '../../generation/index.ts';
import type { GenerationFacts } from '../facts.ts';
import { versionOf } from '../facts.ts';
import type { AuditedDocument, FieldValue } from '../field-value.ts';
import { readAmount, readId, readNumber, readText, readWord, showId } from '../read-value.ts';
import type { NamedParents } from './named-parents.ts';

/** A parent by its kind and id: cooks and casts may share ids. */
export type ParentKey = `cook:${string}` | `cast:${string}`;

/** What is kept of a generation until its parents are known. */
export interface ChildRecord {
  readonly id: string;
  /** Named parents, the one that it belongs to first. */
  readonly named: readonly ParentKey[];
  readonly isLinked: boolean;
  /** It names several parents of one kind. */
  readonly isContradictory: boolean;
  readonly isFinal: boolean;
  /** Its delivery says that it is part of something. */
  readonly claimsParent: boolean;
  readonly status?: string;
  /** Decimal text. */
  readonly cost?: string;
  readonly points?: number;
}

/** A parent's claim to a generation. */
export interface ListedRecord {
  readonly child: string;
  readonly parent: ParentKey;
}

/** A run of a cook or spell, with the totals that it keeps. */
export interface ParentRecord {
  readonly key: ParentKey;
  readonly collection: string;
  readonly isCurrent: boolean;
  readonly cost?: string;
  readonly points?: number;
  readonly counts?: Readonly<Record<string, number>>;
  /** The cook execution whose piece a cast makes, and what the cast's state is to it. */
  readonly piece?: { readonly of: ParentKey; readonly status?: GenerationStatus };
}

const STRATEGIES: ReadonlySet<string> = new Set(['cook_piece', 'spell_step']);

/** What is kept of a generation. */
export function childRecord(
  { document, isFinal, cost, status }: GenerationFacts,
  named: NamedParents,
): ChildRecord {
  const keys: ParentKey[] = [];
  if (named.cast !== undefined) keys.push(`cast:${named.cast}`);
  if (named.cook !== undefined) keys.push(`cook:${named.cook}`);
  const points = readNumber(document.values.get('pointsSpent'));
  return {
    id: showId(document),
    named: keys,
    isLinked: named.isLinked,
    isContradictory: named.isContradictory,
    isFinal,
    claimsParent: STRATEGIES.has(readWord(document.values.get('deliveryStrategy')) ?? ''),
    ...(status !== undefined && { status }),
    ...(cost !== undefined && { cost: cost.text }),
    ...(points !== undefined && { points }),
  };
}

function readCounts(value: FieldValue | undefined): Record<string, number> | undefined {
  if (value?.type !== 'object') return undefined;
  return Object.fromEntries(
    [...value.fields].flatMap(([name, count]) => {
      const number = readNumber(count);
      return number === undefined ? [] : [[name, number]];
    }),
  );
}

/** Which piece a cast of version 2 makes. */
function pieceOf({ values }: AuditedDocument): ParentRecord['piece'] {
  const cook = readId(values.get('cookExecutionId'));
  if (cook === undefined) return undefined;
  const written = readText(values.get('status'));
  const status = EXECUTION_STATUSES.find((known) => known === written);
  return { of: `cook:${cook}`, ...(status && { status: childStatusOf(status) }) };
}

/** What is kept of a run. */
export function parentRecord(
  document: AuditedDocument,
  collection: string,
  kind: 'cook' | 'cast',
): ParentRecord {
  const { values } = document;
  const cost = readAmount(values.get('costUsd'));
  const points = readNumber(values.get('pointsSpent'));
  const counts = readCounts(values.get('counts'));
  const isCurrent = versionOf(values.get('schemaVersion')) === 2;
  const piece = isCurrent && kind === 'cast' ? pieceOf(document) : undefined;
  return {
    key: `${kind}:${showId(document)}`,
    collection,
    isCurrent,
    ...(piece && { piece }),
    ...(cost !== undefined && { cost: cost.text }),
    ...(points !== undefined && { points }),
    ...(counts !== undefined && { counts }),
  };
}

/** The generations that a run lists; an entry that is no id is passed over. */
export function listedChildren({ values }: AuditedDocument): readonly string[] {
  const lists = [values.get('generationIds'), values.get('stepGenerationIds')];
  return lists.flatMap((list) =>
    list?.type === 'array' ? list.items.flatMap((item) => readId(item) ?? []) : [],
  );
}

/** The run of the provider that a generation names: its id, and whose run it is where that is said. */
export function runOf({
  values,
}: AuditedDocument): { readonly run: string; readonly provider: string } | undefined {
  const run =
    readId(values.get('providerRunId')) ??
    readId(values.get('metadata.run_id')) ??
    readId(values.get('platformSpecificRunId'));
  if (run === undefined) return undefined;
  const provider = readText(values.get('provider')) ?? readText(values.get('serviceName')) ?? '';
  return { run, provider: provider === 'comfyui-deploy' ? 'comfyui' : provider };
}
