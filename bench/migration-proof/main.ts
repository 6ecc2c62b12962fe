/**
 * `node migration-proof/main.ts [--generations 1000000] [--seed 41] [--no-write]`: on a generated database, the audit beside what was
 * planted, the migration beside the truth file, and undoing beside the bytes before; too long for every change.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '@genledger/db/client';
import { runAudit } from '@genledger/services/audit';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import {
  readMigrationState,
  runMigration,
  undoMigration,
  verifyMigration,
} from '@genledger/services/migration';
import type { Db } from 'mongodb';
import { benchContext } from '../migrate/migration-context.ts';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { ByRule, comparePlanted } from './planted.ts';
import { proofReport } from './report.ts';
import { compareTruth, readTruth } from './truth.ts';

/** A day on which every record of the generator is old. */
const NOW = new Date('2026-09-01T00:00:00Z');
/** Rules about what holds documents, not about documents. */
const OF_NO_DOCUMENT: ReadonlySet<string> = new Set(['index-missing', 'index-unused']);
const COLLECTIONS = ['generationOutputs', 'cooks', 'spells', 'casts'] as const;
const signal = new AbortController().signal;

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '41' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const seconds: Record<string, number> = {};

async function timed<Value>(part: string, work: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  const value = await work();
  seconds[part] = (performance.now() - began) / 1000;
  log(`${part}: ${Math.round(seconds[part])} s`);
  return value;
}

/** The bytes of every document, in the order of the ids. */
async function digestOf(db: Db): Promise<string> {
  const hash = createHash('sha256');
  for (const name of COLLECTIONS) {
    for await (const raw of db.collection(name).find({}, { raw: true }).sort({ _id: 1 })) {
      hash.update(raw as unknown as Uint8Array);
    }
  }
  return hash.digest('hex');
}

async function plantedIn(file: string): Promise<ByRule> {
  const planted = new ByRule();
  for await (const truth of readTruth(file)) {
    for (const rule of truth.planted) planted.add(rule, `${truth.collection}/${truth.id}`);
  }
  return planted;
}

async function foundBy(url: string): Promise<ByRule> {
  const found = new ByRule();
  const { environments } = await runAudit({
    targets: [{ name: 'generated', url }],
    read: 'primary',
    clock: { now: () => NOW },
    onFinding: ({ rule, collection, id }) => {
      if (!OF_NO_DOCUMENT.has(rule)) found.add(rule, `${collection}/${id}`);
    },
  });
  if (environments[0]?.isComplete !== true) throw new Error('the audit is incomplete');
  return found;
}

const startedAt = new Date();
await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const folder = await mkdtemp(join(tmpdir(), 'genledger-proof-'));
const truthFile = join(folder, 'truth.ndjson');
const url = mongod.url('proof');
const [generations, seed] = [Number(values.generations), Number(values.seed)];
const options = { documents: generations, seed, rates: DEFAULT_RATES, intoExisting: false };
await timed('generating', () => generateLegacy({ ...options, databaseUrl: url, truthFile }));
const database = openDatabase({ url });
const context = benchContext(database, url);
const before = await digestOf(database.db);
const found = await timed('auditing', () => foundBy(url));
const rules = comparePlanted(await plantedIn(truthFile), found);
let toldMs = 0;
await timed('migrating', () =>
  runMigration(context, {
    batch: 500,
    until: 'contract',
    signal,
    onProgress({ step, done, total }) {
      if (Date.now() - toldMs < 10_000) return;
      toldMs = Date.now();
      log(`${step}: ${done} of ${total}`);
    },
  }),
);
const checks = await timed('verifying', () => verifyMigration(context));
const truth = await timed('comparing with the truth', () => compareTruth(database.db, truthFile));
const { migrated, reasons } = await readMigrationState(context);
await timed('undoing', () => undoMigration(context, { batch: 500, signal }));
const isUndoneExactly = (await digestOf(database.db)) === before;
await database.close();
await rm(folder, { recursive: true });
const peakMib = process.resourceUsage().maxRSS / 1024;
const proof = {
  generations,
  seed,
  seconds,
  rules,
  truth,
  checks,
  migrated,
  quarantined: reasons,
  isUndoneExactly,
  peakMib,
};
const command = ['pnpm --filter @genledger/bench migration-proof', ...process.argv.slice(2)].join(' ');
const report = proofReport(machine, startedAt, command, proof);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('migration-proof', { machine, command, startedAt, ...proof }, report)}`);
}
const holds =
  isUndoneExactly &&
  truth.wrong === 0 &&
  [...rules.map(({ isSame }) => isSame), ...checks.map((check) => check.holds)].every(Boolean);
process.exitCode = holds ? 0 : 1;
