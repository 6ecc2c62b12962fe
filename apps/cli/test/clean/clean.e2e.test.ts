import { once } from 'node:events';
import { expect, test } from 'vitest';
import { killCli, runCli, spawnCli } from './cli-process.ts';
import { bytesOf, halfCooks, insertCooks, strayLedger } from './ledger.ts';

const COOKS = 30;
const PIECES = 6;

test('killed again and again in the middle, it never leaves half a cook, and all comes back byte for byte', async () => {
  await using ledger = await strayLedger('clean_kill', 1);
  const { database, config } = ledger;
  await insertCooks(database, COOKS, PIECES, 'tester');
  await insertCooks(database, 20, PIECES, 'somebody');
  const before = await bytesOf(database);
  const args = ['clean', 'run', '--database-url', database.url];

  let killed = 0;
  for (let round = 1; round <= 2; round += 1) {
    const target = round * 8 * (1 + 2 * PIECES);
    const child = spawnCli(args, config);
    while (child.exitCode === null && (await database.db.collection('trash').countDocuments()) < target);
    if (child.exitCode === null) killed += 1;
    await killCli(child);
    expect(await halfCooks(database, PIECES)).toEqual([]);
  }
  expect(killed).toBe(2);
  expect(await database.db.collection('cookExecutions').countDocuments()).toBeGreaterThan(20);

  const rest = await runCli([...args, '--json'], config);
  expect(rest.exitCode, rest.stderr).toBe(0);
  expect(await database.db.collection('cookExecutions').countDocuments()).toBe(20);
  expect(await database.db.collection('trash').countDocuments()).toBe(COOKS * (1 + 2 * PIECES));

  const restore = ['clean', 'restore', '--database-url', database.url, '--json', '--batch'];
  const listed = await runCli(['clean', 'list', '--database-url', database.url, '--json'], config);
  const [first, ...others]: { id: string }[] = JSON.parse(listed.stdout).data;
  expect(others.length).toBeGreaterThanOrEqual(2);
  const half = spawnCli([...restore, first?.id ?? ''], config);
  await Promise.race([once(half, 'exit'), database.db.collection('cookExecutions').watch().next()]);
  await killCli(half);
  expect(await halfCooks(database, PIECES)).toEqual([]);
  for (const { id } of [first, ...others].flatMap((each) => each ?? [])) {
    const restored = await runCli([...restore, id], config);
    expect(`${restored.exitCode} ${restored.stderr}`).toMatch(/^(0|1 The trash|1 There is no cleaning)/);
  }
  expect(await bytesOf(database)).toEqual(before);
  expect(await database.db.collection('trash').countDocuments()).toBe(0);
}, 300_000);

test('a large share is refused with exit code 2 until it is confirmed, and purging asks too', async () => {
  await using ledger = await strayLedger('clean_share', 0.1);
  const { database, config } = ledger;
  await insertCooks(database, 1, 2, 'tester');
  await insertCooks(database, 2, 2, 'somebody');
  const target = ['--database-url', database.url, '--json'];
  const report = await runCli(['clean', 'report', ...target], config);
  expect(JSON.parse(report.stdout)).toMatchObject({ matched: 2, needsConfirmation: true });

  const refused = await runCli(['clean', 'run', ...target], config);
  expect(refused.exitCode).toBe(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'needs-confirmation' } });
  expect(await database.db.collection('trash').countDocuments()).toBe(0);

  const moved = await runCli(['clean', 'run', '--yes', ...target], config);
  expect(JSON.parse(moved.stdout)).toMatchObject({ moved: { families: 1, generations: 2, documents: 5 } });
  expect((await runCli(['clean', 'purge', ...target], config)).exitCode).toBe(2);
  const purged = await runCli(['clean', 'purge', '--yes', ...target], config);
  expect(JSON.parse(purged.stdout)).toMatchObject({ documents: 5 });
}, 120_000);
