import { type AuditedDatabase, databaseFailure, openAuditedDatabase } from '@genledger/db/audit';
import {
  AUDITED_COLLECTIONS,
  type AuditedCollection,
  type AuditSettings,
  CriteriaTally,
  type EnvironmentReport,
  FieldCensus,
  judgeIndexes,
  OVERSIZE_BYTES,
  showId,
} from '@genledger/domain/audit';
import { censusOfOthers, tellCensus } from './census-of.ts';
import { documentAuditor, type FoundInDocument } from './document-auditor.ts';
import { type AuditState, environmentReport } from './environment-report.ts';
import { FindingTally } from './finding-tally.ts';
import type { AuditOptions, AuditTarget } from './options.ts';
import { Progress } from './progress.ts';
import { registryPrices } from './registry-prices.ts';
import type { RelationFound } from './relations/records.ts';
import { openRelations, type Relations } from './relations/relations.ts';

function stopReason(signal: AbortSignal | undefined): string | undefined {
  if (!signal?.aborted) return undefined;
  const isTime = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return isTime ? 'the time that it was given is up' : 'it was interrupted';
}

/** How documents and indexes that were found are counted and told. */
function counters(state: AuditState, { onFinding }: AuditOptions, environment: string) {
  const relation: RelationFound = (rule, collection, id, why) => {
    state.findings.add(rule, collection, () => ({ id, why }));
    onFinding?.({ environment, rule, collection, id, why });
  };
  const document: FoundInDocument = (rule, collection, found, why) => {
    const told = () => ({ id: showId(found), why: typeof why === 'string' ? why : why() });
    state.findings.add(rule, collection, told);
    onFinding?.({ environment, rule, collection, ...told() });
  };
  return { relation, document };
}

async function planCollections(database: AuditedDatabase, sampleSize: number | undefined) {
  const existing = await database.collections();
  const collections = AUDITED_COLLECTIONS.filter(({ name }) => existing.includes(name));
  const estimates = await Promise.all(collections.map(({ name }) => database.estimate(name)));
  const documents = estimates.reduce((sum, each) => sum + each, 0);
  const isSampled = sampleSize !== undefined && estimates.some((each) => each > sampleSize);
  return { existing, collections, documents, isSampled };
}

interface ScanInputs {
  readonly existing: readonly string[];
  readonly state: AuditState;
  readonly settings: AuditSettings;
  readonly found: FoundInDocument;
  readonly relations: Relations | undefined;
  readonly progress: Progress;
}

async function scanCollection(
  database: AuditedDatabase,
  collection: AuditedCollection,
  inputs: ScanInputs,
  options: AuditOptions,
): Promise<boolean> {
  const { state, settings, found, relations, progress } = inputs;
  const { supersededBy } = collection;
  const census = new FieldCensus(collection);
  const audit = documentAuditor(collection, {
    settings,
    tally: state.tally,
    found,
    ...(relations && { relations }),
  });
  const isWhole = await database.scan(
    collection.name,
    census,
    (document) => {
      audit(document);
      progress.advance();
    },
    {
      ...(state.isSampled && options.sampleSize !== undefined && { sampleSize: options.sampleSize }),
      ...(supersededBy !== undefined && inputs.existing.includes(supersededBy) && { without: supersededBy }),
      ...(options.signal && { signal: options.signal }),
    },
  );
  state.census.push(tellCensus(census, state.isSampled));
  return isWhole;
}

async function auditIndexes(
  database: AuditedDatabase,
  state: AuditState,
  nowMs: number,
  found: RelationFound,
) {
  const names = state.collections.map(({ name }) => name);
  const existing = await database.indexes(names, nowMs);
  const judged = judgeIndexes(names, existing);
  state.indexes = existing.length + judged.filter(({ rule }) => rule === 'index-missing').length;
  state.knowsUses = existing.every(({ uses }) => uses !== undefined);
  for (const { rule, collection, id, why } of judged) found(rule, collection, id, why);
}

async function audit(
  database: AuditedDatabase,
  state: AuditState,
  options: AuditOptions,
  target: AuditTarget,
) {
  const nowMs = options.clock.now().getTime();
  const plan = await planCollections(database, options.sampleSize);
  Object.assign(state, { collections: plan.collections, isSampled: plan.isSampled });
  const settings = { nowMs, prices: registryPrices(await database.prices()), oversizeBytes: OVERSIZE_BYTES };
  const { document, relation } = counters(state, options, target.name);
  await auditIndexes(database, state, nowMs, relation);
  using relations = openRelations(plan.documents, nowMs);
  const progress = new Progress(plan.documents, options, target.name);
  const inputs = {
    state,
    existing: plan.existing,
    settings,
    found: document,
    progress,
    relations: plan.isSampled ? undefined : relations,
  };
  for (const collection of plan.collections) {
    if (!(await scanCollection(database, collection, inputs, options))) return;
  }
  const isStopped = () => options.signal?.aborted === true;
  if (!plan.isSampled && !(await relations.judge(relation, state.tally, isStopped))) return;
  state.census.push(...(await censusOfOthers(database, plan.existing, options.signal)));
  state.isWhole = !isStopped();
}

/**
 * Audits one database. It is only read, and a failure of it is no exception: what was found until then is told, and that it is
 * incomplete.
 */
export async function auditEnvironment(
  target: AuditTarget,
  options: AuditOptions,
): Promise<EnvironmentReport> {
  const state: AuditState = {
    findings: new FindingTally(),
    tally: new CriteriaTally(),
    census: [],
    collections: [],
    isSampled: false,
    isWhole: false,
    knowsUses: false,
    indexes: 0,
  };
  let failure: string | undefined;
  const database = openAuditedDatabase(target.url, options.read);
  try {
    await audit(database, state, options, target);
  } catch (error) {
    failure = databaseFailure(error);
    if (failure === undefined) throw error;
  } finally {
    await database.close();
  }
  return environmentReport(target.name, state, options, failure ?? stopReason(options.signal));
}
