import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastOperation } from '@genledger/services/operation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

const DOCUMENTS = 150;
const TEST_MS = 120_000;

let ledger: TestLedger;
let directory: string;
let program: TerminalProgram;
beforeAll(async () => {
  ledger = await testLedger('cli-browse-migration', { migrated: false });
  directory = await mkdtemp(join(tmpdir(), 'genledger-browse-migration-'));
  await ledger.run(['generate-legacy', '--documents', String(DOCUMENTS), '--seed', '11', '--quiet']);
  program = runInTerminal(['browse'], {
    directory,
    columns: 120,
    rows: 40,
    variables: { DATABASE_URL: ledger.url, GENLEDGER_ENVIRONMENT: 'staging' },
  });
  await program.see('Last 24 hours');
}, TEST_MS);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

async function confirm(number: string, question: RegExp): Promise<void> {
  program.press('a', number);
  await program.see(question);
  program.type('because of a test');
  program.press('tab');
  program.type('yes');
  program.press('enter');
}

const generations = () => ledger.database.db.collection('generationOutputs');

it(
  'a database of schema version 1 is looked at, planned, migrated, settled and put back',
  async () => {
    program.press('3');
    await program.see(`1 of ${DOCUMENTS}`);
    program.press('8');
    await program.see('of schema version 1');
    program.press('a', '1');
    await program.see(/generations would be upgraded/);
    program.press('x');
    expect(await generations().countDocuments({ schemaVersion: 2 })).toBe(0);

    await confirm('2', /It begins: expand, backfill, contract\.[\s\S]*Write yes/);
    await program.see(/Run the migration: Done: \d+ upgraded, \d+ undecided/);
    const upgraded = await generations().countDocuments({ schemaVersion: 2 });
    expect(upgraded).toBeGreaterThan(0);
    await program.see(/Migration +1 of \d+/);
    await program.see(/Run the migration by .*@.* ago: because of a test → Done: \d+ upgraded/);

    const undecided = await ledger.database.db.collection('quarantine').countDocuments({});
    program.press('a', '4');
    await program.see('such as parent=single');
    program.type('nonsense');
    await program.see('A decision looks like FIELD=VALUE.');
    program.press('ctrl+u');
    program.type('costUsd=unknown');
    program.press('enter');
    await program.see('One record: decided as costUsd=unknown');
    program.type('because of a test');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see(/Settle .*: 1 decided/);
    const kinds = ['quarantine-settlement'] as const;
    expect(await lastOperation(ledger.context, kinds)).toMatchObject({
      about: expect.stringMatching(/^Settle costUsd=unknown: [0-9a-f]{24}$/),
      why: 'because of a test',
      outcome: expect.stringMatching(/^1 decided/),
    });
    expect(await ledger.database.db.collection('quarantine').countDocuments({})).toBeLessThanOrEqual(
      undecided,
    );

    program.press('A');
    await program.see(/Actions on all \d+ records/);
    program.press('4');
    await program.see('such as parent=single');
    program.type('parent=single toolDisplayName=Flux Dev');
    program.press('enter');
    await program.see(/All \d+ records that match: decided as parent=single, toolDisplayName=Flux Dev/);
    program.type('because of a test');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see(
      /Settle parent=single toolDisplayName=Flux Dev: \d+ decided, \d+ migrated, \d+ still undecided/,
    );
    expect(await ledger.database.db.collection('quarantine').countDocuments({})).toBeLessThan(undecided);

    await confirm('3', /becomes what it was, byte for byte[\s\S]*Write yes/);
    await program.see(/Undo the migration: \d+ restored\./);
    expect(await generations().countDocuments({ schemaVersion: 2 })).toBe(0);
    program.press('9', ':');
    program.type('go done');
    program.press('enter');
    await program.see(
      /Done by hand +1 of 4[\s\S]*because of a test +Undo the migration[\s\S]*Run the migration/,
    );
  },
  TEST_MS,
);
