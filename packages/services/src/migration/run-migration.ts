import {
  type BatchOutcome,
  type Checkpoint,
  type ContractShape,
  contract,
  DEFINITIONS,
  EXECUTION_KINDS,
  expand,
  foreignCollections,
  indexNames,
  indexRecords,
  LoadWatch,
  mergeLaterWrites,
  migrateDefinitions,
  migrateExecutions,
  migrateGenerations,
  migrateParents,
  PARENT_KINDS,
  type PreparedBatch,
  prepareGenerations,
  readCheckpoint,
  readContractShape,
  STEPS,
  type Step,
  stepTotal,
  type UpgradeRules,
  writeCheckpoint,
} from '@genledger/db/migration';
import type { MigrationRule } from '@genledger/domain/migration';
import type { MigrationContext } from './migration-context.ts';
import { Pace, type PaceLimits } from './pace.ts';
import { withPatience } from './patience.ts';
import type { Progress } from './progress.ts';
import { readUpgradeRules } from './upgrade-rules.ts';

/** The step after which a run stops; the contract is the last one. */
export type RunUntil = Exclude<Step, 'done'>;

/** How a migration is run. */
export interface RunOptions extends PaceLimits {
  readonly until: RunUntil;
  /** Only generations that need this repair. */
  readonly only?: MigrationRule;
  /** Ends it between two batches; it goes on from there when it is run again. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a run came to. */
export interface RunOutcome {
  readonly step: Step;
  readonly isComplete: boolean;
  readonly counts: Checkpoint['counts'];
}

const NOTHING = { read: 0, upgraded: 0, quarantined: 0 };
const PARENTS_BATCH = 200;
/** Passes over what writers of version 1 wrote meanwhile; what is left is for the next run. */
const MOST_PASSES = 5;

/** One run of a migration: its steps, each resumable. */
class Run {
  readonly #context: MigrationContext;
  readonly #options: RunOptions;
  readonly #pace: Pace;
  #checkpoint: Checkpoint;
  #rules: UpgradeRules | undefined;
  #shape: ContractShape | undefined;
  #foundInPass = 0;
  #done = 0;
  #total = 0;
  #passes = 1;

  constructor(context: MigrationContext, options: RunOptions, checkpoint: Checkpoint) {
    this.#context = context;
    this.#options = options;
    const watch = new LoadWatch(context.database.db);
    this.#pace = new Pace(options, { ...context, look: () => withPatience(context, () => watch.look()) });
    this.#checkpoint = checkpoint;
  }

  get outcome(): RunOutcome {
    const { step, counts } = this.#checkpoint;
    const isComplete = STEPS.indexOf(step) > STEPS.indexOf(this.#options.until);
    return { step, isComplete, counts };
  }

  async go(): Promise<RunOutcome> {
    while (!this.outcome.isComplete && !this.#options.signal.aborted) {
      const { step } = this.#checkpoint;
      this.#done = 0;
      this.#total = await withPatience(this.#context, () => stepTotal(this.#context.database.db, step));
      this.#tell(NOTHING);
      const isWhole = await this.#step(step);
      if (isWhole) await this.#enter(this.#after(step));
    }
    return this.outcome;
  }

  /** The step after one. What writers of version 1 wrote meanwhile is looked for again, until a pass finds nothing. */
  #after(step: Step): Step {
    const isRepeated = step === 'generations' && this.#foundInPass > 0 && this.#passes < MOST_PASSES;
    if (step === 'generations') this.#passes += 1;
    this.#foundInPass = 0;
    return isRepeated ? 'executions' : (STEPS[STEPS.indexOf(step) + 1] ?? 'done');
  }

  async #enter(step: Step): Promise<void> {
    const { after: _after, ...rest } = this.#checkpoint;
    // Undecided documents are read, and counted, in every pass.
    const counts = step === 'executions' ? { ...rest.counts, quarantined: 0 } : rest.counts;
    this.#checkpoint = { ...rest, step, counts, updatedAt: this.#context.clock.now() };
    await withPatience(this.#context, () => writeCheckpoint(this.#context.database.db, this.#checkpoint));
  }

  /** Carries a step out. @returns whether it came to its end */
  async #step(step: Step): Promise<boolean> {
    const { database, clock } = this.#context;
    switch (step) {
      case 'expand': {
        const shape = await this.#contractShape();
        await withPatience(this.#context, () => expand(database.db, shape));
        return true;
      }
      case 'executions':
        return this.#each(EXECUTION_KINDS, async (kind, of) =>
          migrateExecutions(database, kind, of, await this.#sealed(), clock.now()),
        );
      case 'generations':
        return this.#generations();
      case 'indexes': {
        const shape = await this.#contractShape();
        await withPatience(this.#context, () => indexRecords(database.db, shape));
        return true;
      }
      case 'merge':
        return this.#each(['generationOutputs'], async (_name, of) =>
          mergeLaterWrites(database, of, await this.#upgradeRules(), clock.now()),
        );
      case 'aggregates':
        return this.#each(PARENT_KINDS, (kind, { after, limit }) =>
          migrateParents(database, kind, { after, limit: Math.min(limit, PARENTS_BATCH) }),
        );
      case 'definitions':
        return this.#each(DEFINITIONS, async (name, of) =>
          migrateDefinitions(database, name, of, await this.#sealed(), clock.now()),
        );
      case 'contract': {
        const shape = await this.#contractShape();
        await withPatience(this.#context, () => contract(database.db, shape));
        return true;
      }
      case 'done':
        return true;
    }
  }

  async #contractShape(): Promise<ContractShape> {
    const { databaseUrl } = this.#context;
    this.#shape ??= await withPatience(this.#context, () => readContractShape(databaseUrl));
    return this.#shape;
  }

  async #upgradeRules(): Promise<UpgradeRules> {
    const { only } = this.#options;
    const rules = this.#rules ?? (await withPatience(this.#context, () => readUpgradeRules(this.#context)));
    this.#rules = { ...rules, ...(only !== undefined && { only }) };
    return this.#rules;
  }

  async #sealed() {
    const { sealing } = await this.#upgradeRules();
    return { environment: this.#context.environment, ...(sealing && { sealing }) };
  }

  /** Works through collections, batch after batch; short ones, which begin anew after a kill. */
  async #each<Kind>(
    kinds: readonly Kind[],
    work: (kind: Kind, of: { readonly after?: unknown; readonly limit: number }) => Promise<BatchOutcome>,
  ): Promise<boolean> {
    for (const kind of kinds) {
      let position: { readonly after?: unknown } = {};
      for (;;) {
        if (this.#options.signal.aborted) return false;
        const outcome = await this.#pace.keep((limit) =>
          withPatience(this.#context, () => work(kind, { ...position, limit })),
        );
        this.#tell(outcome);
        if (outcome.last === undefined) break;
        position = { after: outcome.last };
      }
    }
    return true;
  }

  /** Reads a batch after a document and works it out; writes nothing. */
  async #prepared(after: unknown, limit: number): Promise<PreparedBatch> {
    const { database } = this.#context;
    const of = { ...(after !== undefined && { after }), limit };
    const rules = await this.#upgradeRules();
    return withPatience(this.#context, () => prepareGenerations(database.db, of, rules));
  }

  async #written(prepared: PreparedBatch): Promise<BatchOutcome & { readonly heldMs: number }> {
    const { database, clock } = this.#context;
    const beganMs = clock.now().getTime();
    const before = this.#checkpoint;
    const advance = (outcome: BatchOutcome): Checkpoint => this.#advanced(before, outcome);
    const rules = await this.#upgradeRules();
    const outcome = await withPatience(this.#context, () =>
      migrateGenerations(database, prepared, rules, advance, clock.now()),
    );
    this.#checkpoint = advance(outcome);
    this.#foundInPass += outcome.upgraded;
    this.#tell(outcome);
    return { ...outcome, heldMs: clock.now().getTime() - beganMs };
  }

  /** Writes batch after batch; the next one is read and worked out while the server writes the one before it. */
  async #generations(): Promise<boolean> {
    let prepared = await this.#prepared(this.#checkpoint.after, this.#pace.size);
    while (prepared.last !== undefined) {
      if (this.#options.signal.aborted) return false;
      const { last } = prepared;
      const current = prepared;
      const { following, outcome } = await this.#pace.keep(async (limit) => {
        const [outcome, following] = await Promise.all([this.#written(current), this.#prepared(last, limit)]);
        return { read: outcome.read, heldMs: outcome.heldMs, outcome, following };
      });
      // Where the server took fewer documents than were read, the rest is read again.
      const isPart = outcome.last !== undefined && outcome.read < current.batch.length;
      prepared = isPart ? await this.#prepared(outcome.last, this.#pace.size) : following;
    }
    return true;
  }

  #advanced(before: Checkpoint, { read, upgraded, quarantined, last }: BatchOutcome): Checkpoint {
    const { counts } = before;
    return {
      ...before,
      ...(last !== undefined && { after: last }),
      counts: {
        read: counts.read + read,
        upgraded: counts.upgraded + upgraded,
        quarantined: counts.quarantined + quarantined,
      },
      updatedAt: this.#context.clock.now(),
    };
  }

  #tell({ read }: Pick<BatchOutcome, 'read'>): void {
    this.#done += read;
    const { step, counts } = this.#checkpoint;
    // Writers of version 1 may add documents while a step goes on.
    const total = Math.max(this.#total, this.#done);
    this.#options.onProgress?.({ step, done: this.#done, total, counts });
  }
}

/**
 * A run begins at the beginning, wherever the last one ended: what is migrated is not read again, but records that writers of version 1
 * added since, or that an earlier run was told to leave, must be taken up before the contract.
 */
async function startOf({ database, clock }: MigrationContext): Promise<Checkpoint> {
  const found = await readCheckpoint(database.db);
  if (found === undefined) {
    const foreign = await foreignCollections(database.db);
    const foreignIndexes = await indexNames(database.db, foreign);
    return { step: 'expand', counts: NOTHING, foreign, foreignIndexes, updatedAt: clock.now() };
  }
  const { after: _after, ...rest } = found;
  return { ...rest, step: 'expand' };
}

/**
 * Migrates a database from schema version 1 to 2: expand, backfill, contract. Each batch is one transaction together with the checkpoint, so
 * that it may be killed at any moment and run again; a run over a migrated database changes nothing.
 */
export async function runMigration(context: MigrationContext, options: RunOptions): Promise<RunOutcome> {
  const checkpoint = await withPatience(context, () => startOf(context));
  return new Run(context, options, checkpoint).go();
}
