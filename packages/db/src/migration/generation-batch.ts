import { setImmediate as pause } from 'node:timers/promises';
import { type LegacyDocument, objectIdText, readParent } from '@genledger/domain/legacy';
import {
  appliedRules,
  type Decisions,
  type MigrationRule,
  type UpgradeContext,
  type UpgradedGeneration,
  upgradeGeneration,
} from '@genledger/domain/migration';
import { contributionOf, type WeeklyChange } from '@genledger/domain/statistics';
import { BSON, type ClientSession, type Db } from 'mongodb';
import type { GenerationDocument } from '../client/documents.ts';
import { documentOf, restorable } from './document-bytes.ts';
import { upgradedDocument } from './generation-document.ts';
import { type LookUps, lookUp, type ParentPlaces } from './look-ups.ts';
import { keepOriginal, type Sealing } from './original.ts';
import { decisionsOf, type StoredFinding } from './quarantine.ts';

/** What the rules need beside the database, the same for the whole migration. */
export interface UpgradeRules {
  readonly sealing?: Sealing;
  /** When the reconciler is to ask after records that are still open. */
  readonly reconcileAt: Date;
  /** Only records that need this repair are migrated; the others stay as they are for now. */
  readonly only?: MigrationRule;
  /** What people had decided of records that are migrated anew, by the text of their ids. */
  readonly earlier?: ReadonlyMap<string, Decisions>;
  contextOf(lookUps: LookUps): UpgradeContext;
}

/** A cast, and the cook that it made a piece for. */
export interface Chain {
  readonly castId: string;
  readonly cookId: string;
}

/** One old document, and what becomes of it. */
export type Upgraded = {
  readonly documentId: unknown;
  readonly source: LegacyDocument;
  readonly sizeBytes: number;
} & (
  | {
      readonly kind: 'upgraded';
      readonly document: GenerationDocument;
      /** What the rules made of it. */
      readonly record: UpgradedGeneration;
      readonly chain?: Chain;
      /** What it adds to the sums of its week. */
      readonly counted: WeeklyChange;
    }
  | { readonly kind: 'quarantined'; readonly findings: readonly StoredFinding[]; readonly chain?: Chain }
  | { readonly kind: 'unchanged' }
);

/** The largest document of MongoDB, and the size from which one is measured before it is written. */
const LARGEST_BYTES = 16_777_216;
const MEASURED_FROM_BYTES = 2_097_152;

/** Documents that are worked out at a time: what another batch waits for, such as the server's answer, is taken up in between. */
const PAUSE_AFTER = 16;

function problem(field: string, reason: string, value: string): readonly StoredFinding[] {
  return [{ field, reason, candidates: [{ source: field, value }] }];
}

/** The cook of a cast, told by a record of which something else cannot be decided. */
function chainOf(source: LegacyDocument, { parents }: UpgradeContext): { readonly chain?: Chain } {
  const parent = readParent(source, objectIdText(source['_id']) ?? '', parents);
  if (parent.kind !== 'known' || parent.value.kind !== 'cast') return {};
  const { castId, cookId } = parent.value;
  return cookId === undefined ? {} : { chain: { castId, cookId } };
}

function countedOf({ generation: { basis, execution } }: UpgradedGeneration): WeeklyChange {
  const { environment, toolId, accountId, requestTimestamp } = basis;
  return { environment, toolId, accountId, requestTimestamp, change: contributionOf(execution) };
}

function upgradeOne(
  bytes: Buffer,
  source: LegacyDocument,
  rules: UpgradeRules,
  context: UpgradeContext,
): Upgraded {
  const common = { documentId: source['_id'], source, sizeBytes: bytes.length };
  if (restorable(bytes, source) === undefined) {
    const findings = problem('document', 'not-restorable', 'holds types that cannot be written back');
    return { ...common, kind: 'quarantined', findings };
  }
  const upgrade = upgradeGeneration(source, context);
  if (upgrade.kind === 'quarantined') return { ...common, ...upgrade, ...chainOf(source, context) };
  if (upgrade.kind === 'unchanged') return { ...common, ...upgrade };
  const { record } = upgrade;
  if (rules.only !== undefined && !appliedRules(source, record).includes(rules.only))
    return { ...common, kind: 'unchanged' };
  const original = keepOriginal(bytes, source, rules.sealing);
  const document = upgradedDocument(record, source, original, rules.reconcileAt, context.decisions);
  if (bytes.length >= MEASURED_FROM_BYTES) {
    const size = BSON.calculateObjectSize(document, { ignoreUndefined: true });
    if (size > LARGEST_BYTES)
      return { ...common, kind: 'quarantined', findings: problem('document', 'too-large', `${size} bytes`) };
  }
  return {
    ...common,
    kind: 'upgraded',
    document,
    record,
    counted: countedOf(record),
    ...(record.chain && { chain: record.chain }),
  };
}

/** Reads old generations, and works out what becomes of each. Writes nothing. */
export async function upgradeBatch(
  db: Db,
  batch: readonly Buffer[],
  rules: UpgradeRules,
  places: ParentPlaces,
  session?: ClientSession,
): Promise<readonly Upgraded[]> {
  const documents = batch.map(documentOf);
  const context = rules.contextOf(await lookUp(db, documents, places, session));
  const ids = documents.map(({ _id }) => _id);
  const decided = await decisionsOf(db, 'generationOutputs', ids, session);
  const results: Upgraded[] = [];
  for (const [index, bytes] of batch.entries()) {
    if (index % PAUSE_AFTER === PAUSE_AFTER - 1) await pause();
    const source = documents[index] ?? {};
    const id = String(source['_id']);
    const decisions = decided.get(id) ?? rules.earlier?.get(id);
    results.push(
      upgradeOne(bytes, source, rules, decisions === undefined ? context : { ...context, decisions }),
    );
  }
  return results;
}
