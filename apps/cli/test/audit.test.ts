import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import type { AuditReport, Change } from '@genledger/domain/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genledger } from './support/genledger.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';

let ledger: TestLedger;
let staging: TestDatabase;
let production: TestDatabase;
let directory: string;

async function generate(url: string, seed: number): Promise<void> {
  const args = ['generate-legacy', '--documents', '300', '--seed', String(seed), '--database-url', url];
  expect((await genledger(args)).exitCode).toBe(0);
}

beforeAll(async () => {
  ledger = await testLedger('audit');
  staging = await testDatabase({ label: 'staging' });
  production = await testDatabase({ label: 'production' });
  directory = await mkdtemp(join(tmpdir(), 'genledger-audit-test-'));
  await generate(staging.url, 1);
  await generate(production.url, 2);
  const environments = {
    staging: { databaseUrl: staging.url },
    production: { databaseUrl: production.url },
    empty: { databaseUrl: ledger.url },
  };
  await writeFile(join(directory, 'genledger.config.json'), JSON.stringify({ environments }));
});

afterAll(async () => {
  await Promise.all([ledger[Symbol.asyncDispose](), staging.drop(), production.drop()]);
  await rm(directory, { recursive: true, force: true });
});

const audit = (...args: readonly string[]) => ledger.run(['audit', ...args], { directory });

async function auditJson(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await audit(...args, '--json');
  return {
    exitCode,
    stderr,
    json: JSON.parse(stdout) as AuditReport & { readonly changes?: readonly Change[] },
  };
}

/** Every collection of a database by its contents. */
async function hashes({ db }: TestDatabase): Promise<unknown> {
  return (await db.command({ dbHash: 1 }))['collections'];
}

describe('genledger audit', () => {
  it('tells several environments side by side, in the promised JSON, and exits 1', async () => {
    const { exitCode, json } = await auditJson('--env', 'staging', '--env', 'production');
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({ reportVersion: 1, holds: false });
    expect(json.environments.map(({ name }) => name)).toEqual(['staging', 'production']);
    for (const { criteria, findings, collections, documentsScanned } of json.environments) {
      expect(documentsScanned).toBe(Object.values(collections).reduce((sum, each) => sum + each, 0));
      expect(criteria.map(({ id }) => id)).toEqual([
        'terminal-within-5-minutes',
        'duration-populated',
        'cost-populated',
        'pending-older-than-24h',
        'parent-linked',
        'schema-conflicts',
        'schema-version',
      ]);
      for (const { count, share, repair, samples, listCommand } of findings) {
        expect(count).toBeGreaterThan(0);
        expect(share).toBeGreaterThan(0);
        expect(['automatic', 'reviewed', 'none']).toContain(repair);
        expect(samples[0]).toMatchObject({ id: expect.any(String), why: expect.any(String) });
        expect(listCommand).toMatch(/^genledger audit --documents /);
      }
    }
  });

  it('changes nothing in what it audits, and keeps its run in the ledger', async () => {
    const before = await hashes(staging);
    const { stderr } = await auditJson('--env', 'staging');
    expect(await hashes(staging)).toEqual(before);
    const runs = await ledger.database.db
      .collection('auditRuns')
      .find({ environments: ['staging'] })
      .toArray();
    expect(runs.at(-1)).toMatchObject({ holds: false, report: { reportVersion: 1 } });
    expect(stderr).toBe('');
  });

  it('keeps nothing where no ledger is set up', async () => {
    const { stderr, exitCode } = await genledger(['audit', '--database-url', staging.url]);
    expect([exitCode, stderr]).toEqual([1, 'This run is not kept: no ledger is set up here.\n']);
    const legacy = await genledger(['audit'], { variables: { DATABASE_URL: staging.url } });
    expect(legacy.stderr).toContain(`This run is not kept: ${staging.name} is no ledger.`);
  });

  it('cannot tell anything of a database without documents, and of one that is away', async () => {
    const empty = await auditJson('--env', 'empty');
    expect([empty.exitCode, empty.json.holds]).toEqual([2, null]);
    expect(empty.json.environments[0]?.incompleteBecause).toContain('none of the collections');
    const away = 'mongodb://127.0.0.1:9/none?serverSelectionTimeoutMS=200';
    expect((await genledger(['audit', '--database-url', away])).exitCode).toBe(2);
  });

  it('lists the documents of one rule, as many as its finding counts', async () => {
    const { json } = await auditJson('--env', 'staging');
    const finding = json.environments[0]?.findings.find(({ rule }) => rule === 'cost-missing');
    const listed = await audit('--env', 'staging', '--documents', 'cost-missing', '--limit', '3', '--json');
    const { count, data } = JSON.parse(listed.stdout);
    expect([listed.exitCode, count, data.length]).toEqual([0, finding?.count, 3]);
    const text = await audit('--env', 'staging', '--documents', 'cost-missing', '--limit', '3');
    expect(text.stdout.split('\n')).toHaveLength(5);
    expect(text.stderr).toContain(`${count - 3} documents more; --limit lists them.`);
  });

  it('tells of chosen rules only, and refuses ones that there are not', async () => {
    const { json } = await auditJson('--env', 'staging', '--rules', 'cost-missing,status-drift');
    expect(json.environments[0]?.findings.map(({ rule }) => rule)).toEqual(['cost-missing', 'status-drift']);
    expect(json.environments[0]?.criteria).toHaveLength(7);
    expect((await audit('--rules', 'no-such-rule')).exitCode).toBe(2);
  });

  it('reads a sample with intervals, leaves out what a sample cannot tell, and says so', async () => {
    const { json } = await auditJson('--env', 'staging', '--sample', '50');
    const [environment] = json.environments;
    expect(environment?.sampleSize).toBe(50);
    expect(environment?.collections['generationOutputs']).toBe(50);
    const populated = environment?.criteria.find(({ id }) => id === 'duration-populated');
    expect(populated?.interval?.low).toBeLessThan(populated?.actual ?? 0);
    expect(populated?.interval?.high).toBeGreaterThan(populated?.actual ?? 1);
    expect(environment?.notChecked.map(({ rule }) => rule)).toContain('parent-missing');
    expect(environment?.findings.some(({ rule }) => rule === 'aggregate-disagrees')).toBe(false);
  });
});

describe('a baseline', () => {
  it('fails only on what it did not have', async () => {
    const baseline = join(directory, 'baseline.json');
    expect((await audit('--env', 'staging', '--format', 'json', '--out', baseline)).exitCode).toBe(1);
    const same = await auditJson('--env', 'staging', '--baseline', baseline, '--fail-on', 'new');
    expect([same.exitCode, same.json.changes?.every(({ trend }) => trend === 'same')]).toEqual([0, true]);
    await staging.db
      .collection('generationOutputs')
      .insertOne({ toolId: 'odd', status: 'eaten', requestTimestamp: new Date() });
    const worse = await auditJson('--env', 'staging', '--baseline', baseline, '--fail-on', 'new');
    expect(worse.exitCode).toBe(1);
    const trends = new Map(worse.json.changes?.map(({ id, trend }) => [id, trend]));
    expect(['new', 'worse']).toContain(trends.get('status-unknown'));
    expect(trends.get('cost-missing')).toBe('same');
  });

  it('is refused where it is no report, and with a sample', async () => {
    const file = join(directory, 'genledger.config.json');
    const refused = await audit('--env', 'staging', '--baseline', file);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('is no JSON report')]);
    expect((await audit('--env', 'staging', '--fail-on', 'new')).exitCode).toBe(2);
  });
});

describe('formats', () => {
  it('writes text that fits, with the commands that list and repair', async () => {
    const { stdout } = await audit('--env', 'production');
    expect(stdout).toContain('✗ does not hold');
    expect(stdout).toContain('list: genledger audit --documents cost-missing');
    expect(stdout).toContain('repair: genledger migrate run --only cost-derived');
  });

  it('writes one page of HTML that fetches and runs nothing', async () => {
    const file = join(directory, 'audit.html');
    await audit('--env', 'staging', '--env', 'production', '--format', 'html', '--out', file);
    const html = await readFile(file, 'utf8');
    expect(html).toContain('<svg role="img"');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/);
  });

  it('writes Markdown, JUnit, SARIF and annotations of GitHub', async () => {
    const of = async (format: string) => (await audit('--env', 'staging', '--format', format)).stdout;
    expect(await of('markdown')).toMatch(/\| Criterion \| Must be \| staging \|\n\| --- \| --- \| --- \|/);
    const junit = await of('junit');
    expect(junit.match(/<testcase /g)).toHaveLength(7);
    expect(junit.match(/<failure /g)?.length).toBeGreaterThan(3);
    expect(await of('github')).toMatch(/^::error title=[^\n]+\(staging\)::Must be/);
    const sarif = JSON.parse(await of('sarif'));
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'genledger audit' } } }],
    });
  });

  it('lets no document write markup or commands of its own into a report', async () => {
    await using hostile = await testDatabase({ label: 'hostile' });
    await hostile.db.collection<{ _id: string }>('generationOutputs').insertOne({
      _id: '<script>alert(1)</script>\n::error::owned',
      status: '"><img src=x>|](http://x)\u001b[2J',
    } as { _id: string });
    const of = async (format: string) =>
      (await genledger(['audit', '--database-url', hostile.url, '--format', format])).stdout;
    for (const format of ['html', 'junit']) expect(await of(format)).not.toMatch(/<script|<img/);
    for (const format of ['text', 'markdown', 'github'])
      expect(await of(format)).not.toMatch(/^::error::owned/m);
    for (const format of ['text', 'json', 'html', 'markdown', 'junit'])
      expect(await of(format)).not.toContain('\u001b');
    expect(await of('markdown')).not.toMatch(/[^\\]\]\(http/);
  });
});
