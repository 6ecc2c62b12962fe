import { endedGeneration } from '@genledger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { runInTerminal, type TerminalOptions, type TerminalProgram } from '../support/terminal.ts';

const COUNT = 700;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('cli-browser');
  const documents = Array.from({ length: COUNT }, (_, index) => ({
    ...endedGeneration({ accountId: `account-${index}` }),
    toolDisplayName: index === COUNT - 1 ? 'newest' : `tool ${index}`,
  }));
  await ledger.database.db.collection('generationOutputs').insertMany(documents);
});
afterAll(() => ledger[Symbol.asyncDispose]());

const browse = (options: TerminalOptions = {}, args: readonly string[] = []) =>
  runInTerminal(args, { ...options, variables: { DATABASE_URL: ledger.url, ...options.variables } });

/** Opens the browser at the list of generations. */
async function browseGenerations(options: TerminalOptions = {}): Promise<TerminalProgram> {
  const program = browse(options);
  await program.see('Last 24 hours');
  program.press('3');
  await program.see(/Generations +1 of/);
  return program;
}

describe('the browser', () => {
  it('opens in a terminal, shows where one is, and leaves the screen as it was', async () => {
    await using program = browse();
    expect(await program.see('Last 24 hours')).toContain('[1 Over]');
    await program.see(/↑↓ j k move.*\? help.*● read .* development$/);
    expect(program.isAlternate).toBe(true);
    program.press('q');
    expect(await program.exited).toBe(0);
    expect(program.isAlternate).toBe(false);
    expect(program.screen().join('')).toBe('');
  });

  it('is left asleep by ctrl+z, and comes back where it was', async () => {
    await using program = browse({ shell: '"$0" "$@"; echo asleep; read -r; fg > /dev/null' });
    await program.see('Last 24 hours');
    program.press('3');
    await program.see(/Generations +1 of/);
    program.press('ctrl+z');
    await program.see('asleep');
    expect(program.isAlternate).toBe(false);
    program.press('enter');
    await program.see(/Generations +1 of/);
    program.press('j');
    await program.see(/Generations +2 of/);
    program.press('ctrl+c');
    await program.exited;
    expect(program.isAlternate).toBe(false);
  });

  it('leaves the screen as it was when it is ended from outside', async () => {
    await using program = browse();
    await program.see('Last 24 hours');
    program.kill('SIGTERM');
    await program.exited;
    expect(program.isAlternate).toBe(false);
    expect(program.written.endsWith('\u001B[?25h')).toBe(true);
  });

  it('ends at once at Ctrl-C', async () => {
    await using program = browse();
    await program.see('Last 24 hours');
    program.press('ctrl+c');
    expect(await program.exited).toBe(0);
    expect(program.isAlternate).toBe(false);
  });

  it('moves by row, page and end, for users of arrows as of vi, and reads the list as it goes', async () => {
    await using program = await browseGenerations();
    program.press('down', 'j', 'up');
    await program.see(`2 of ${COUNT}`);
    program.press('pagedown');
    await program.see(/2[0-9] of 700/);
    program.press('G');
    await program.see(`700 of ${COUNT}`);
    await program.see('tool 0 ');
    for (let page = 0; page < 40; page += 1) program.press('pageup');
    await program.see(`1 of ${COUNT}`);
    await program.see('newest');
    for (let page = 0; page < 40; page += 1) program.press('pagedown');
    await program.see(`700 of ${COUNT}`);
    program.press('g');
    await program.see(`1 of ${COUNT}`);
  });

  it('opens a document, its sides and its JSON, and comes back to the same row', async () => {
    await using program = await browseGenerations();
    program.press('j', 'j', 'enter');
    await program.see('[Fields]');
    await program.see('tool 697');
    await program.see('5000  long, ms = 5 s');
    program.press('tab');
    await program.see('[History 1]');
    await program.see('○ pending  creation');
    program.press('tab');
    const json = await program.see('"toolDisplayName": "tool 697",');
    expect(json).toContain('▸   "responsePayload": { … },');
    program.press('escape');
    await program.see(`3 of ${COUNT}`);
  });

  it('fits the terminal, and goes with it', async () => {
    await using program = await browseGenerations({ columns: 200, rows: 50 });
    expect(program.screen().filter((line) => line.includes('✓ success'))).toHaveLength(45);
    await program.resize(80, 24);
    await program.see(
      (screen) => screen.split('\n').filter((line) => line.includes('✓ success')).length === 19,
    );
    for (const line of program.screen()) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('shows new records without leaving its row', async () => {
    await using program = await browseGenerations();
    program.press('j');
    await program.see(/▌.*tool 698/);
    const added = { ...endedGeneration(), toolDisplayName: 'just now' };
    await ledger.database.db.collection('generationOutputs').insertOne(added);
    await program.see('↑ 1 new (g)');
    await program.see(/▌.*tool 698/);
    program.press('g');
    await program.see(/▌.*just now/);
    await ledger.database.db
      .collection('generationOutputs')
      .updateOne({ _id: added._id }, { $set: { status: 'failed' } });
    await program.see(/▌.*✗ failed.*just now/);
    await ledger.database.db.collection('generationOutputs').deleteOne({ _id: added._id });
    await program.see(/▌.*newest/);
  });

  it('lets nothing in the data act on the terminal', async () => {
    const nasty = {
      ...endedGeneration(),
      toolDisplayName: '\u001B[2J\u001B]0;owned\u0007\u202Eevil 漢字👩‍👩‍👧',
    };
    await ledger.database.db.collection('generationOutputs').insertOne(nasty);
    await using program = await browseGenerations({ columns: 120 });
    await program.see('\\u001b[2J');
    expect(program.written).not.toContain('\u001B]0;owned');
    expect(program.written).not.toContain('\u202E');
    program.press('enter');
    await program.see('\\u202eevil');
    await ledger.database.db.collection('generationOutputs').deleteOne({ _id: nasty._id });
  });

  it('shows no colours where none are wanted, and says in signs what they say', async () => {
    await using program = await browseGenerations({ variables: { NO_COLOR: '1' } });
    await program.see('✓ success');
    for (const color of ['31', '32', '33', '36', '38', '90']) {
      expect(program.written).not.toContain(`\u001B[${color}`);
    }
  });
});

it('says so where there is no terminal, and which commands there are', async () => {
  const { exitCode, stderr } = await ledger.run(['browse']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/needs a terminal.*genledger generations list/);
});
