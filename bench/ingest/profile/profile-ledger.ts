import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchMongod } from '../../shared/mongod.ts';
import { measureCell } from '../cell.ts';
import type { PostLoad } from '../contenders/contender.ts';
import { startLedger } from '../contenders/ledger.ts';
import type { LoadLevel } from '../plan.ts';
import { type CpuProfile, type Share, sharesOf } from './shares.ts';

/** Where the main thread of the ledger's API spent its time under a load. */
export interface LedgerProfile {
  readonly connections: number;
  readonly events: number;
  readonly shares: readonly Share[];
}

/** V8 counts on the same clock, in µs. */
const nowUs = () => Number(process.hrtime.bigint() / 1000n);

async function readProfile(folder: string, pid: number): Promise<CpuProfile> {
  const files = await readdir(folder);
  // The name ends with the process, the thread and a number: thread 0 is the main one.
  const main = files.find((file) => file.includes(`.${pid}.0.`));
  if (main === undefined) throw new Error(`no profile among ${files.length} files`);
  return JSON.parse(await readFile(join(folder, main), 'utf8'));
}

/** Runs the ledger once more with V8's profiler on, warms it up, and reads where the time of one load went. */
export async function profileLedger(
  mongod: BenchMongod,
  post: PostLoad,
  level: LoadLevel,
): Promise<LedgerProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'genledger-bench-profile-'));
  try {
    const ledger = await startLedger(
      {
        name: 'profiled',
        databaseUrl: mongod.url('bench-profiled'),
        nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
      },
      post,
    );
    await measureCell(mongod, ledger, level, 0);
    const from = nowUs();
    const { events, connections } = await measureCell(mongod, ledger, level, 1);
    const to = nowUs();
    await ledger.stop();
    const shares = sharesOf(await readProfile(folder, ledger.pid), { from, to });
    return { connections, events, shares };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
