import {
  type AuditedCollection,
  allHold,
  type CollectionCensus,
  type Coverage,
  CRITERIA,
  type CriteriaTally,
  type EnvironmentReport,
  judgeCriterion,
  RULES,
} from '@genledger/domain/audit';
import type { FindingTally } from './finding-tally.ts';
import type { AuditOptions } from './options.ts';

/** What is known of a database while it is audited. */
export interface AuditState {
  readonly findings: FindingTally;
  readonly tally: CriteriaTally;
  readonly census: CollectionCensus[];
  collections: readonly AuditedCollection[];
  isSampled: boolean;
  /** It came to its end. */
  isWhole: boolean;
  /** The server told how often indexes are used. */
  knowsUses: boolean;
  indexes: number;
}

const NOTHING_TO_READ = 'none of the collections of generations, cooks and spells holds a document';

function notCheckedRules(state: AuditState): EnvironmentReport['notChecked'] {
  const uncounted = state.census.reduce((sum, census) => sum + (census.isSampled ? 0 : census.uncounted), 0);
  return [
    ...(state.isSampled
      ? RULES.filter((rule) => 'needsAll' in rule).map(({ id }) => ({
          rule: id,
          why: 'it compares documents, which a sample cannot tell',
        }))
      : []),
    ...(state.knowsUses
      ? []
      : [{ rule: 'index-unused', why: 'the server does not tell the use of indexes over a day or more' }]),
    ...(uncounted > 0
      ? [
          {
            rule: 'secret-in-clear',
            why: `${uncounted} values lie too deep, or under too many names, to be looked at`,
          },
        ]
      : []),
  ];
}

function coverageOf(state: AuditState, isComplete: boolean): Coverage {
  if (!isComplete) return 'part';
  return state.isSampled ? 'sample' : 'whole';
}

/** Why nothing can be told; nothing where all was read. */
function incompleteBecause(state: AuditState, documents: number, stopped: string | undefined) {
  if (!state.isWhole) return stopped ?? 'it ended early';
  return documents === 0 ? NOTHING_TO_READ : undefined;
}

/** The report on one database. @param stopped why the audit ended early, where it did */
export function environmentReport(
  name: string,
  state: AuditState,
  { read, rules, sampleSize }: AuditOptions,
  stopped: string | undefined,
): EnvironmentReport {
  const names = new Set(state.collections.map((collection) => collection.name));
  const ofRules = state.census.filter(({ collection }) => names.has(collection));
  const collections = Object.fromEntries(ofRules.map(({ collection, documents }) => [collection, documents]));
  const documentsScanned = ofRules.reduce((sum, { documents }) => sum + documents, 0);
  const because = incompleteBecause(state, documentsScanned, stopped);
  const coverage = coverageOf(state, because === undefined);
  const criteria = CRITERIA.map((criterion) =>
    judgeCriterion(criterion, state.tally.share(criterion.id), coverage),
  );
  return {
    name,
    documentsScanned,
    collections,
    criteria,
    findings: state.findings.findings({ documents: collections, coverage, indexes: state.indexes }, rules),
    isComplete: because === undefined,
    ...(because !== undefined && { incompleteBecause: because }),
    ...(state.isSampled && sampleSize !== undefined && { sampleSize }),
    read,
    notChecked: notCheckedRules(state),
    census: state.census,
    holds: because === undefined ? allHold(criteria.map(({ holds }) => holds)) : null,
  };
}
