import { applyMigrations } from '@genledger/db/migrations';
import type { BenchMongod } from '../shared/mongod.ts';
import { startWorker } from '../shared/worker.ts';
import { type Cell, measureCell } from './cell.ts';
import type { Contender, PostLoad } from './contenders/contender.ts';
import { startDriver, startDriverHttp } from './contenders/driver.ts';
import { type LedgerOptions, startLedger } from './contenders/ledger.ts';
import { startMongoose } from './contenders/mongoose.ts';
import type { LoadRequest, LoadResult } from './load/load.ts';
import { type IngestPlan, rotated } from './plan.ts';

/** What may be added to a run. */
export interface RunOptions {
  /** Another checkout, whose API is measured beside this one's. */
  readonly against?: string;
  /** Only the contenders of these names. */
  readonly only?: readonly string[];
  /** For the ledger's API, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
  readonly log: (line: string) => void;
}

async function startAll(
  mongod: BenchMongod,
  post: PostLoad,
  { against, only, nodeOptions = [] }: RunOptions,
): Promise<readonly Contender[]> {
  const migrated = async (database: string) => {
    await applyMigrations(mongod.url(database), database);
    return mongod.url(database);
  };
  const ledger = (options: Omit<LedgerOptions, 'databaseUrl'>) =>
    startLedger({ ...options, databaseUrl: mongod.url(`bench-${options.name}`) }, post);
  const starters: Readonly<Record<string, () => Promise<Contender>>> = {
    ledger: () => ledger({ name: 'ledger', nodeOptions }),
    ...(against !== undefined && { against: () => ledger({ name: 'against', root: against }) }),
    driver: async () => startDriver(await migrated('bench-driver')),
    'driver-http': async () => startDriverHttp(await migrated('bench-driver-http'), post),
    mongoose: () => startMongoose(mongod.client.db('bench-mongoose'), mongod.url('bench-mongoose'), post),
  };
  const contenders: Contender[] = [];
  for (const [name, start] of Object.entries(starters)) {
    if (only === undefined || only.includes(name)) contenders.push(await start());
  }
  return contenders;
}

/** Measures everybody in turn, round after round, in one run on one mongod. The first round is thrown away. */
export async function runIngest(
  mongod: BenchMongod,
  plan: IngestPlan,
  options: RunOptions,
): Promise<readonly Cell[]> {
  const load = startWorker<LoadRequest, LoadResult>(new URL('./load/main.ts', import.meta.url));
  const contenders = await startAll(mongod, (request) => load.call(request), options);
  const cells: Cell[] = [];
  try {
    for (let round = 0; round <= plan.rounds; round += 1) {
      options.log(round === 0 ? 'warm-up' : `round ${round} of ${plan.rounds}`);
      for (const [position, level] of plan.levels.entries()) {
        for (const contender of rotated(contenders, round + position)) {
          const cell = await measureCell(mongod, contender, level, round);
          if (round > 0) cells.push(cell);
        }
      }
    }
  } finally {
    for (const contender of contenders) await contender.stop();
    await load.stop();
  }
  return cells;
}
