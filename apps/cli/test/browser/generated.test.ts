import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

/** Few by default; a hundred thousand show that size changes nothing: `GENLEDGER_TEST_DOCUMENTS=100000`. */
const DOCUMENTS = Number(process.env['GENLEDGER_TEST_DOCUMENTS'] ?? 300);
const FEW = 1000;
const START_MS = DOCUMENTS > FEW ? 1_200_000 : 60_000;
const count = DOCUMENTS.toLocaleString('en-US');

let ledger: TestLedger;
let directory: string;
let program: TerminalProgram;
beforeAll(async () => {
  ledger = await testLedger('cli-generated', { migrated: false });
  directory = await mkdtemp(join(tmpdir(), 'genledger-generated-'));
  await ledger.run(['generate-legacy', '--documents', String(DOCUMENTS), '--seed', '3', '--quiet']);
  await ledger.run(['migrate', 'run', '--until', 'expand', '--yes', '--quiet']);
  program = runInTerminal(['browse'], {
    directory,
    columns: 80,
    rows: 24,
    variables: { DATABASE_URL: ledger.url, GENLEDGER_ENVIRONMENT: 'staging' },
  });
  await program.see('Last 24 hours');
  program.press('a', '1');
  await program.see('y does it');
  program.press('y');
  await program.see(/Run an audit: The criteria do not hold/, START_MS);
}, START_MS);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

describe.each([
  [80, 24, 'Took▼'],
  // The list stays as it was sorted, and the same key turns it round.
  [200, 50, 'Took▲'],
])('records as old writers left them, on a terminal of %d by %d', (columns, rows, sorted) => {
  beforeAll(() => program.resize(columns, rows));
  beforeEach(() => program.press('escape'));

  it('the overview tells the criteria, and what is in no sum yet', async () => {
    program.press('1');
    const screen = await program.see(/\[1 Over[\s\S]*beside it the audit/);
    expect(screen).toMatch(/✗ Documents of schema version 2 .* 0%/);
    expect(screen).toContain(`of ${count} are in no weekly sum`);
  });

  it('findings lead to documents, and these to their JSON', async () => {
    program.press('2');
    await program.see(/Findings +1 of \d+/);
    program.press('enter');
    await program.see(/What is wrong[\s\S]*▌/, START_MS);
    program.press('enter');
    await program.see('[Fields]');
    program.press('shift+tab');
    await program.see('"_id":');
    program.press('escape');
    await program.see(/What is wrong[\s\S]*▌/);
    program.press('escape');
    await program.see(/Findings +1 of \d+/);
  });

  it('generations are scrolled to their end and back, narrowed and sorted', async () => {
    program.press('3');
    await program.see(`1 of ${count}`);
    program.press('G');
    await program.see(`${count} of ${count}`);
    program.press('g', '/');
    program.type('status:failed');
    program.press('enter');
    await program.see(/1 of [\d,]+ {2}· {2}filter status:failed/);
    program.press('escape');
    await program.see(`1 of ${count}`);
    program.press('l', 'l', 'l', 's');
    await program.see(sorted);
    await program.see('! no index serves this: limited to 8 s');
    await program.see(/▌.*\d/);
    program.press('h', 'h', 'h', ':');
    program.type('go tools');
    program.press('enter');
    await program.see(/Tools +1 of \d+[\s\S]*▌ +ChatGPT/);
  });

  it('deliveries are told', async () => {
    program.press('5');
    await program.see(/Deliveries +1 of [\d,]+[\s\S]*▌/);
  });

  it('executions, inbox, migration and jobs say how little there is before a migration', async () => {
    program.press('4');
    await program.see('There is nothing here.');
    program.press('6');
    await program.see('There is nothing here.');
    program.press('8');
    await program.see(/0 migrated, [\d,]+ of schema version 1/);
    program.press('9', ':');
    program.type('go done');
    program.press('enter');
    await program.see(/Done by hand +1 of 1[\s\S]*migrate run/);
  });
});
