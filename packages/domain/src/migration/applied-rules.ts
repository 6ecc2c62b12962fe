import { fieldAt, isSecretive, type LegacyDocument } from '../legacy/index.ts';
import type { UpgradedGeneration } from './upgrade.ts';

/** Tells of one repair whether a record needed it. */
type Applies = (source: LegacyDocument, upgraded: UpgradedGeneration) => boolean;

const lacks = (source: LegacyDocument, path: string): boolean => fieldAt(source, path) === undefined;
const isMade = ({ sources }: UpgradedGeneration, field: string, path: string): boolean =>
  sources[field] !== undefined && sources[field] !== path;

/** The repairs of generations by name, each with what tells that it was needed. */
const RULES = {
  'status-translated': (source, { generation }) => source['status'] !== generation.execution.status,
  'times-typed': (source) =>
    ['requestTimestamp', 'responseTimestamp'].some(
      (path) => !(lacks(source, path) || source[path] instanceof Date),
    ),
  'duration-derived': (source, { generation }) =>
    'durationMs' in generation.execution &&
    String(source['durationMs']) !== String(generation.execution.durationMs),
  'cost-derived': (_source, upgraded) => isMade(upgraded, 'costUsd', 'costUsd'),
  'final-unfolded': (source) => fieldAt(source, 'metadata.stepGenerationIds') !== undefined,
  'points-filled': (source) => lacks(source, 'pointsSpent') || lacks(source, 'protocolNetPoints'),
  'parent-linked': (_source, { generation }) => generation.basis.parent.kind !== 'single',
  'delivery-settled': (source, { delivery }) => source['deliveryStatus'] !== delivery.status,
  'tool-named': (_source, upgraded) => isMade(upgraded, 'toolDisplayName', 'toolDisplayName'),
  'artifacts-gathered': (_source, { generation }) => generation.artifacts.length > 0,
  'secret-sealed': (source) => isSecretive(source),
} as const satisfies Readonly<Record<string, Applies>>;

/** The name of a repair. */
export type MigrationRule = keyof typeof RULES;

/** Every repair of generations. */
export const MIGRATION_RULES = Object.keys(RULES) as readonly MigrationRule[];

/** The repairs that a record needed. */
export function appliedRules(source: LegacyDocument, upgraded: UpgradedGeneration): readonly MigrationRule[] {
  return MIGRATION_RULES.filter((rule) => RULES[rule](source, upgraded));
}
