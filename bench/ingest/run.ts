import { applyMigrations } from '@genledger/db/migrations';
import type { BenchMongod } from '../shared/mongod.ts';
import { startWorker } from '../shared/worker.ts';
import { type Cell, measureCell } from './cell.ts';
import type { Contender, PostLoad } from './contenders/contender.ts';
import { startDriver, startDriverHttp } from './contenders/driver.ts';
import { type LedgerOptions, startLedger } from './contenders/ledger.ts';
import { startMongoose } from './contenders/mongoose.ts';
import type { LoadRequest, LoadResult } from './load/load.ts';
import { type IngestPlan, type LoadLevel, rotated } from './plan.ts';
import { type LedgerProfile, profileLedger } from './profile/profile-ledger.ts';

/** What may be added to a run. */
export interface RunOptions {
  /** Another checkout, whose API is measured beside this one's. */
  readonly against?: string;
  /** Only the contenders of these names. */
  readonly only?: readonly string[];
  /** The load under which the ledger is profiled at the end. */
  readonly profileAt?: LoadLevel;
  readonly log: (line: string) => void;
}

/** What a run found out. */
export interface IngestFigures {
  readonly cells: readonly Cell[];
  readonly profile?: LedgerProfile;
}

async function startAll(
  mongod: BenchMongod,
  post: PostLoad,
  { against, only }: RunOptions,
): Promise<readonly Contender[]> {
  const migrated = async (database: string) => {
    await applyMigrations(mongod.url(database), database);
    return mongod.url(database);
  };
  const ledger = (options: Omit<LedgerOptions, 'databaseUrl'>) =>
    startLedger({ ...options, databaseUrl: mongod.url(`bench-${options.name}`) }, post);
  const starters: Readonly<Record<string, () => Promise<Contender>>> = {
    ledger: () => ledger({ name: 'ledger' }),
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

async function measureRounds(
  mongod: BenchMongod,
  contenders: readonly Contender[],
  { rounds, levels }: IngestPlan,
  log: (line: string) => void,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const contender of contenders) contender.halt?.();
  for (let round = 0; round <= rounds; round += 1) {
    log(round === 0 ? 'warm-up' : `round ${round} of ${rounds}`);
    for (const [position, level] of levels.entries()) {
      for (const contender of rotated(contenders, round + position)) {
        await contender.resume?.();
        cells.push(await measureCell(mongod, contender, level, round));
        contender.halt?.();
      }
    }
  }
  return cells.filter((cell) => cell.round > 0);
}

/**
 * Measures everybody in turn, round after round, in one run on one mongod. The first round is thrown away. The profile comes last,
 * since it slows what it looks at.
 */
export async function runIngest(
  mongod: BenchMongod,
  plan: IngestPlan,
  options: RunOptions,
): Promise<IngestFigures> {
  const load = startWorker<LoadRequest, LoadResult>(new URL('./load/main.ts', import.meta.url));
  const post: PostLoad = (request) => load.call(request);
  try {
    const contenders = await startAll(mongod, post, options);
    const cells = await measureRounds(mongod, contenders, plan, options.log);
    for (const contender of contenders) await contender.stop();
    if (options.profileAt === undefined) return { cells };
    options.log('profile');
    return { cells, profile: await profileLedger(mongod, post, options.profileAt) };
  } finally {
    await load.stop();
  }
}
