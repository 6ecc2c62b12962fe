import {
  type Coverage,
  type Finding,
  listCommandOf,
  RULES,
  type RuleId,
  type Sample,
  SEVERITIES,
  wilsonInterval,
} from '@genledger/domain/audit';

const MOST_SAMPLES = 5;

interface Found {
  count: number;
  readonly collections: Map<string, number>;
  readonly samples: Sample[];
}

/** What was read, by which shares are told. */
export interface Read {
  /** Documents by collection. */
  readonly documents: Readonly<Record<string, number>>;
  readonly coverage: Coverage;
  /** Indexes looked at, there or missing. */
  readonly indexes: number;
}

const OF_INDEXES: ReadonlySet<RuleId> = new Set(['index-missing', 'index-unused']);

function shareOf(rule: RuleId, found: Found, read: Read): Pick<Finding, 'share' | 'interval'> {
  const denominator = OF_INDEXES.has(rule)
    ? read.indexes
    : [...found.collections.keys()].reduce((sum, name) => sum + (read.documents[name] ?? 0), 0);
  const share = found.count / denominator;
  return read.coverage === 'sample' && !OF_INDEXES.has(rule)
    ? { share, interval: wilsonInterval({ numerator: found.count, denominator }) }
    : { share };
}

/** Counts what the rules find, and keeps a few samples of each. */
export class FindingTally {
  readonly #found = new Map<RuleId, Found>();

  /** Counts one document, or index. @param sample made only where it is kept */
  add(rule: RuleId, collection: string, sample: () => Omit<Sample, 'collection'>): void {
    let found = this.#found.get(rule);
    if (found === undefined) {
      found = { count: 0, collections: new Map(), samples: [] };
      this.#found.set(rule, found);
    }
    found.count += 1;
    found.collections.set(collection, (found.collections.get(collection) ?? 0) + 1);
    if (found.samples.length < MOST_SAMPLES) found.samples.push({ collection, ...sample() });
  }

  /** What was found, worst and most frequent first. @param wanted the rules to tell of; all where absent */
  findings(read: Read, wanted: ReadonlySet<RuleId> | undefined): readonly Finding[] {
    return RULES.flatMap((rule): Finding[] => {
      const found = this.#found.get(rule.id);
      if (found === undefined || wanted?.has(rule.id) === false) return [];
      return [
        {
          rule: rule.id,
          severity: rule.severity,
          title: rule.title,
          meaning: rule.meaning,
          costOfIgnoring: rule.costOfIgnoring,
          count: found.count,
          ...shareOf(rule.id, found, read),
          collections: Object.fromEntries(found.collections),
          repair: rule.repair,
          ...(rule.repairCommand !== undefined && { repairCommand: rule.repairCommand }),
          listCommand: listCommandOf(rule),
          samples: found.samples,
        },
      ];
    }).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count);
  }
}
