import type { CostUnit } from '../money/index.ts';
import type { AuditedDocument, FieldValue } from './field-value.ts';
import type { ReadAmount } from './read-value.ts';
import { readAmount, readInstant, readText, readWord, secondOfId } from './read-value.ts';

/** What the audit knows of a tool's price. */
export interface ToolPrice {
  readonly unit: CostUnit;
  /** US dollars for one unit; absent where only the unit is known. */
  readonly amount?: number;
}

/** What is the same for every document of an audit. */
export interface AuditSettings {
  /** The time that the audit takes for now, ms. */
  readonly nowMs: number;
  /** Prices of the Tool Registry, by tool id. */
  readonly prices: ReadonlyMap<string, ToolPrice>;
  /** From which size on a document is large. */
  readonly oversizeBytes: number;
}

export const DAY_MS = 86_400_000;
export const OVERSIZE_BYTES = 1_048_576;

/** Where a generation stands, whoever spelled it. */
export type Standing = 'open' | 'ended' | 'unknown';

export type SchemaVersion = 1 | 2 | 'unknown';

/** What several rules read of a generation, read once. */
export interface GenerationFacts {
  readonly document: AuditedDocument;
  readonly version: SchemaVersion;
  readonly status?: string;
  readonly standing: Standing;
  readonly requestMs?: number;
  readonly responseMs?: number;
  /** The final record of a spell, which repeats the costs of its steps. */
  readonly isFinal: boolean;
  readonly cost?: ReadAmount;
  /** The request, or the second of the id. */
  readonly bornMs?: number;
}

export const OPEN: ReadonlySet<string> = new Set(['pending', 'processing']);
export const CURRENT_ENDS: ReadonlySet<string> = new Set(['success', 'failed', 'cancelled']);
const LEGACY_ENDS: ReadonlySet<string> = new Set([
  'completed',
  'cancelled_by_user',
  'timeout',
  'payment_failed',
]);

/** The version of a document: absent means 1. */
export function versionOf(value: FieldValue | undefined): SchemaVersion {
  if (value === undefined) return 1;
  if (value.type !== 'int' && value.type !== 'long' && value.type !== 'double') return 'unknown';
  return value.number === 1 || value.number === 2 ? value.number : 'unknown';
}

/** Spaces and capitals hide no state. */
function standingOf(status: string | undefined): Standing {
  const word = status?.trim().toLowerCase() ?? '';
  if (OPEN.has(word)) return 'open';
  return CURRENT_ENDS.has(word) || LEGACY_ENDS.has(word) ? 'ended' : 'unknown';
}

function isFinalRecord({ values }: AuditedDocument): boolean {
  const steps = values.get('metadata.stepGenerationIds');
  if (steps?.type === 'array' && steps.items.length > 0) return true;
  return readWord(values.get('deliveryStrategy')) === 'spell_final';
}

/** Reads a generation of any shape. */
export function generationFacts(document: AuditedDocument): GenerationFacts {
  const { values } = document;
  const status = readText(values.get('status'));
  const requestMs = readInstant(values.get('requestTimestamp'));
  const responseMs = readInstant(values.get('responseTimestamp'));
  const cost = readAmount(values.get('costUsd'));
  const bornMs = requestMs ?? secondOfId(document.id);
  return {
    document,
    version: versionOf(values.get('schemaVersion')),
    standing: standingOf(status),
    isFinal: isFinalRecord(document),
    ...(status !== undefined && { status }),
    ...(requestMs !== undefined && { requestMs }),
    ...(responseMs !== undefined && { responseMs }),
    ...(cost !== undefined && { cost }),
    ...(bornMs !== undefined && { bornMs }),
  };
}

/** Whether something is at least a day old; what has no time at all counts as old. */
export function isOlderThanDay(ms: number | undefined, { nowMs }: AuditSettings): boolean {
  return ms === undefined || nowMs - ms >= DAY_MS;
}
