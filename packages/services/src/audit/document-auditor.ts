import {
  type AuditedCollection,
  type AuditedDocument,
  type AuditSettings,
  type CriteriaTally,
  childRecord,
  countGeneration,
  countShape,
  detectShape,
  type Found,
  isMadeDuring,
  judgeGeneration,
  judgeRun,
  listedChildren,
  parentRecord,
  type RuleId,
  runOf,
  showId,
  versionOf,
} from '@genledger/domain/audit';
import type { Relations } from './relations/relations.ts';

/** Takes one finding of one document. */
export type FoundInDocument = (
  rule: RuleId,
  collection: string,
  document: AuditedDocument,
  why: string | (() => string),
) => void;

/** What an audit of documents works with. */
export interface DocumentAuditorInputs {
  readonly settings: AuditSettings;
  readonly tally: CriteriaTally;
  readonly found: FoundInDocument;
  /** Absent where a sample is read: relations cannot be told from it. */
  readonly relations?: Relations;
}

function auditGeneration(
  document: AuditedDocument,
  inputs: DocumentAuditorInputs,
  found: Found,
  rules: ReadonlySet<RuleId>,
): void {
  const { settings, tally, relations } = inputs;
  const { facts, named } = judgeGeneration(document, settings, found);
  countGeneration(tally, facts, settings, rules);
  if (relations === undefined || isMadeDuring(showId(document), settings.nowMs)) return;
  relations.addChild(childRecord(facts, named));
  const run = runOf(document);
  if (run !== undefined) relations.addRun({ ...run, id: showId(document) });
}

/** Makes what is called for every document of a collection. */
export function documentAuditor(
  collection: AuditedCollection,
  inputs: DocumentAuditorInputs,
): (document: AuditedDocument) => void {
  const { settings, tally, relations } = inputs;
  const { name, parentKind } = collection;
  const rules = new Set<RuleId>();
  return (document) => {
    rules.clear();
    const found: Found = (rule, why) => {
      // A document counts once for a rule, however many of its fields break it.
      if (rules.has(rule)) return;
      rules.add(rule);
      inputs.found(rule, name, document, why);
    };
    detectShape(document, collection, settings, found);
    const isCurrent = versionOf(document.values.get('schemaVersion')) === 2;
    const role = isCurrent ? collection.role.current : collection.role.legacy;
    if (role === 'generation') auditGeneration(document, inputs, found, rules);
    else if (role === 'run' && parentKind !== undefined) {
      judgeRun(document, settings, found);
      relations?.addParent(parentRecord(document, name, parentKind), listedChildren(document));
    }
    countShape(tally, isCurrent, rules);
  };
}
