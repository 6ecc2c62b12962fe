import {
  type MigrationFigures,
  migrationFigures,
  previewGenerations,
  type Upgraded,
} from '@genledger/db/migration';
import type { MigrationRule } from '@genledger/domain/migration';
import type { MigrationContext } from './migration-context.ts';
import { readUpgradeRules } from './upgrade-rules.ts';

/** A document before and after. */
export interface PlanSample {
  readonly rule: MigrationRule;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a migration would do. Nothing is written to find it out. */
export interface MigrationPlan {
  readonly figures: MigrationFigures;
  /** Old generations that were looked at. */
  readonly read: number;
  readonly upgraded: number;
  /** Records that need a repair, by its name. */
  readonly rules: Readonly<Record<string, number>>;
  /** Records that would be left undecided, by reason. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly samples: readonly PlanSample[];
  /** How long the backfill takes, roughly: reading and deciding took half of that. */
  readonly estimatedMs: number;
  /** How much larger the database becomes, bytes. */
  readonly estimatedBytes: number;
  readonly isComplete: boolean;
}

/** How a plan is made. */
export interface PlanOptions {
  readonly batch: number;
  readonly only?: MigrationRule;
  readonly signal: AbortSignal;
  readonly onProgress?: (read: number) => void;
}

/** Writing takes about as long as reading and deciding. */
const WRITE_FACTOR = 2;

/** Adds up what would become of batches. */
class Tally {
  readonly rules: Record<string, number> = {};
  readonly undecided: Record<string, number> = {};
  readonly samples = new Map<MigrationRule, PlanSample>();
  read = 0;
  upgraded = 0;
  bytesAdded = 0;

  add(results: readonly Upgraded[], upgradedBytes: number): void {
    this.bytesAdded += upgradedBytes;
    for (const result of results) {
      this.read += 1;
      if (result.kind === 'quarantined') this.#undecided(result.findings.map(({ reason }) => reason));
      if (result.kind !== 'upgraded') continue;
      this.upgraded += 1;
      this.bytesAdded -= result.sizeBytes;
      for (const rule of result.rules) {
        this.rules[rule] = (this.rules[rule] ?? 0) + 1;
        if (!this.samples.has(rule))
          this.samples.set(rule, { rule, before: result.source, after: shortened(result.document) });
      }
    }
  }

  #undecided(reasons: readonly string[]): void {
    for (const reason of new Set(reasons)) this.undecided[reason] = (this.undecided[reason] ?? 0) + 1;
  }
}

/** A document without its original, which a sample shows beside it. */
function shortened<Kept extends object>(document: Kept & { readonly legacy?: unknown }): object {
  const { legacy: _legacy, ...rest } = document;
  return rest;
}

/** Works out what a migration would do, by the rules that do it. */
export async function planMigration(context: MigrationContext, options: PlanOptions): Promise<MigrationPlan> {
  const { database, clock } = context;
  const figures = await migrationFigures(database.db);
  const rules = {
    ...(await readUpgradeRules(context)),
    ...(options.only !== undefined && { only: options.only }),
  };
  const startedMs = clock.now().getTime();
  const tally = new Tally();
  let position: { readonly after?: unknown } = {};
  while (!options.signal.aborted) {
    const batch = await previewGenerations(database, { ...position, limit: options.batch }, rules);
    if (batch.last === undefined) break;
    tally.add(batch.results, batch.upgradedBytes);
    options.onProgress?.(tally.read);
    position = { after: batch.last };
  }
  return {
    figures,
    read: tally.read,
    upgraded: tally.upgraded,
    rules: tally.rules,
    undecided: tally.undecided,
    samples: [...tally.samples.values()],
    estimatedMs: (clock.now().getTime() - startedMs) * WRITE_FACTOR,
    estimatedBytes: tally.bytesAdded,
    isComplete: !options.signal.aborted,
  };
}
