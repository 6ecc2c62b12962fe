import {
  LoadWatch,
  type MigrationFigures,
  migrationFigures,
  previewGenerations,
  readSpace,
  STEPS,
  type Step,
  stepTotal,
  type Upgraded,
} from '@genledger/db/migration';
import { appliedRules, type MigrationRule } from '@genledger/domain/migration';
import type { MigrationContext } from './migration-context.ts';
import { Pace, type PaceLimits } from './pace.ts';
import type { Progress } from './progress.ts';
import type { RunUntil } from './run-migration.ts';
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
  /** The steps that would be carried out, each with the documents that it goes through. */
  readonly steps: readonly { readonly step: Step; readonly documents: number }[];
  /** Old generations that were looked at. */
  readonly read: number;
  readonly upgraded: number;
  /** Records that need a repair, by its name. */
  readonly rules: Readonly<Record<string, number>>;
  /** Records that would be left undecided, by reason. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly samples: readonly PlanSample[];
  /** How long the backfill takes, roughly: reading and deciding took half of that. A rate makes it longer. */
  readonly estimatedMs: number;
  /** How much larger the documents become, bytes; and what of that the disk must hold, since the server compresses them. */
  readonly estimatedBytes: number;
  readonly estimatedDiskBytes: number;
  /** What is free on the server's disk; absent where it does not tell. */
  readonly freeDiskBytes?: number;
  readonly isComplete: boolean;
}

/** How a plan is made. */
export interface PlanOptions extends PaceLimits {
  /** The step after which the run would stop. */
  readonly until: RunUntil;
  readonly only?: MigrationRule;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Pick<Progress, 'step' | 'done' | 'total'>) => void;
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
      for (const rule of appliedRules(result.source, result.record)) {
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

/** The steps up to one, with the documents that each goes through. */
async function stepsUntil({ database }: MigrationContext, until: RunUntil): Promise<MigrationPlan['steps']> {
  const steps = STEPS.slice(0, STEPS.indexOf(until) + 1);
  return Promise.all(steps.map(async (step) => ({ step, documents: await stepTotal(database.db, step) })));
}

/** Looks at every old generation, by the rules that migrate it. */
async function preview(context: MigrationContext, options: PlanOptions, total: number): Promise<Tally> {
  const { database } = context;
  const rules = {
    ...(await readUpgradeRules(context)),
    ...(options.only !== undefined && { only: options.only }),
  };
  const watch = new LoadWatch(database.db);
  const pace = new Pace(options, { ...context, look: () => watch.look() });
  const tally = new Tally();
  let position: { readonly after?: unknown } = {};
  while (!options.signal.aborted) {
    const { last } = await pace.keep(async (limit) => {
      const batch = await previewGenerations(database, { ...position, limit }, rules);
      tally.add(batch.results, batch.upgradedBytes);
      return { read: batch.results.length, last: batch.last };
    });
    if (last === undefined) break;
    options.onProgress?.({ step: 'generations', done: tally.read, total: Math.max(total, tally.read) });
    position = { after: last };
  }
  return tally;
}

/** Works out what a migration would do, by the rules that do it. */
export async function planMigration(context: MigrationContext, options: PlanOptions): Promise<MigrationPlan> {
  const { database, clock } = context;
  const figures = await migrationFigures(database.db);
  const steps = await stepsUntil(context, options.until);
  const startedMs = clock.now().getTime();
  const generations = steps.find(({ step }) => step === 'generations');
  const tally = generations ? await preview(context, options, generations.documents) : new Tally();
  const { diskShare, freeBytes } = await readSpace(database.db);
  return {
    figures,
    steps,
    read: tally.read,
    upgraded: tally.upgraded,
    rules: tally.rules,
    undecided: tally.undecided,
    samples: [...tally.samples.values()],
    estimatedMs: (clock.now().getTime() - startedMs) * (options.maxRate === undefined ? WRITE_FACTOR : 1),
    estimatedBytes: tally.bytesAdded,
    estimatedDiskBytes: Math.round(tally.bytesAdded * diskShare),
    ...(freeBytes !== undefined && { freeDiskBytes: freeBytes }),
    isComplete: !options.signal.aborted,
  };
}
