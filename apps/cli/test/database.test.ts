import { expect, it } from 'vitest';
import { testLedger } from './support/ledger.ts';

it('says that a new database is not set up, sets it up, and finds nothing to do the second time', async () => {
  await using ledger = await testLedger('cli-database', { migrated: false });
  const before = await ledger.run(['database', 'status']);
  expect(before.exitCode).toBe(1);
  expect(before.stdout).toMatch(/is not set up yet\. Run genledger database apply\.\n$/);

  const refused = await ledger.run(['keys', 'list']);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('is not set up. Run genledger database apply first.');

  const applied = await ledger.run(['database', 'apply']);
  expect([applied.exitCode, applied.stdout]).toMatchObject([
    0,
    expect.stringMatching(/\d+ migrations? applied\n$/),
  ]);
  const again = await ledger.run(['database', 'apply']);
  expect(again.stdout).toMatch(/nothing was missing\n$/);

  const after = await ledger.json(['database', 'status']);
  expect([after.exitCode, after.json]).toMatchObject([0, { status: 'current' }]);
});

it('keeps commands that change records off a database of another build, and tells those that read', async () => {
  await using ledger = await testLedger('cli-other-build');
  await ledger.database.db
    .collection('_prisma_migrations')
    .updateMany({}, [{ $set: { storageHash: 'sha256:another-build' } }]);
  const reading = await ledger.run(['keys', 'list']);
  const changing = await ledger.run(['keys', 'create', '--name', 'x', '--scope', 'read']);
  expect(reading.exitCode).toBe(0);
  expect(reading.stderr).toContain("The database is not at this build's contract.");
  expect([changing.exitCode, changing.stdout]).toEqual([2, '']);
});
