import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completedExecution, endedGeneration } from '@genledger/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropWebhook, keepTry } from '../support/deliveries.ts';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { completeGeneration, hear, makeGeneration, registerTool } from '../support/records.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

let ledger: TestLedger;
let directory: string;

async function fill(): Promise<void> {
  const { context, database } = ledger;
  await registerTool(context);
  const waiting = await makeGeneration(context, { account: 'waiting' });
  await completeGeneration(context, { account: 'done' });
  await keepTry(context, await dropWebhook(context, 'dropped'));
  await hear(context, 'a-run-that-nobody-knows', 'running');
  await hear(context, waiting.runId, 'dancing');
  const cook = completedExecution([]);
  const pieces = [1, 2, 3].map(() => endedGeneration({ cookExecutionId: cook._id, accountId: 'cook-owner' }));
  await database.db.collection('generationOutputs').insertMany(pieces);
  const counts = { pending: 0, processing: 0, success: 3, failed: 0, cancelled: 0 };
  const generationIds = pieces.map(({ _id }) => _id);
  const counted = { ...cook, initiatorAccountId: 'cook-owner', generationIds, counts };
  await database.db.collection('cookExecutions').insertOne(counted);
  await database.db
    .collection('spellCasts')
    .insertOne({ ...completedExecution([]), initiatorAccountId: 'caster' });
}

beforeAll(async () => {
  ledger = await testLedger('cli-screens');
  directory = await mkdtemp(join(tmpdir(), 'genledger-screens-'));
  await fill();
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

describe.each([
  [80, 24],
  [200, 50],
])('on a terminal of %d by %d', (columns, rows) => {
  let program: TerminalProgram;
  beforeAll(async () => {
    program = runInTerminal(['browse'], {
      columns,
      rows,
      directory,
      variables: { DATABASE_URL: ledger.url },
    });
    await program.see('Last 24 hours');
  });
  beforeEach(() => program.press('escape'));
  afterAll(() => program[Symbol.asyncDispose]());

  it('the overview tells of states and of what waits', async () => {
    program.press('1');
    const screen = await program.see(/\[1 Over/);
    expect(screen).toMatch(/○ pending 1 .*✓ success 2/);
    expect(screen).toContain('3 of 6 are in no weekly sum');
    expect(screen).toMatch(/✓ Cost on runs that ended.* 100% .*-/);
    expect(screen).toMatch(/Inbox +nothing waits; 1 unmatched/);
    expect(screen).toContain('no audit is kept here yet: a runs one');
  });

  it('generations are listed, and narrowed', async () => {
    program.press('3');
    await program.see(/1 of 6/);
    program.press('/');
    program.type('account:done');
    await program.see(/\/ account:done/);
    program.press('enter');
    const screen = await program.see(/1 of 1 {2}· {2}filter account:done/);
    expect(screen).toMatch(/▌.*✓ success.*Portrait.*0\.01/);
    program.press('escape');
    await program.see(/1 of 6/);
  });

  it('what is wrong in a filter is told and underlined, and the filter is not taken', async () => {
    program.press('3', '/');
    program.type('statsu:failed');
    const screen = await program.see(/✗ .*statsu/);
    expect(screen.match(/Did you mean status\?/g)).toHaveLength(1);
    program.press('enter');
    await program.see(/\/ statsu:failed/);
    program.press('escape');
    await program.see((text) => !text.includes('/ statsu'));
  });

  it('a filter is completed', async () => {
    program.press('3', '/');
    program.type('sta');
    await program.see('Where it stands');
    program.press('tab');
    await program.see('/ status');
    program.type('su');
    program.press('tab', 'enter');
    await program.see(/filter status:success/);
    program.press('escape');
    await program.see(/1 of 6/);
  });

  it('executions show progress and cost, and lead to their children and back to them', async () => {
    program.press('4');
    expect(await program.see('████████ 3/3')).toMatch(/✓ completed/);
    program.press('enter');
    await program.see('[Fields]');
    program.press('tab');
    await program.see('[Pieces 3]');
    program.press('enter');
    await program.see(/generationOutputs [0-9a-f]{24}[\s\S]*\[Fields\]/);
    program.press('tab', 'tab');
    await program.see('[Parents]');
    program.press('enter');
    await program.see(/cookExecutions [0-9a-f]{24}/);
    program.press('q', 'q', 'q', 'tab');
    await program.see('Spell casts');
    program.press('tab');
    await program.see('Cook executions');
  });

  it('deliveries show what was given up, with its tries', async () => {
    program.press('5', 'tab', 'tab', 'tab');
    expect(await program.see(/Deliveries dropped +1 of 1/)).toMatch(/✗ dropped +webhook/);
    program.press('enter');
    await program.see('[Fields]');
    program.press('tab', 'tab', 'tab');
    expect(await program.see('[Tries 1]')).toContain('500  example.com  HTTP 500');
  });

  it('the inbox shows what matches nothing and what is not known', async () => {
    program.press('6', 'tab');
    await program.see(/Inbox unmatched +1 of 1/);
    program.press('tab');
    expect(await program.see(/Inbox unknown +1 of 1/)).toContain('dancing');
  });

  it('tools show their weeks', async () => {
    program.press('7');
    const screen = await program.see(/▌.*Portrait/);
    expect(screen).toMatch(/Duration {2}.*last/);
    program.press('enter');
    await program.see('filter tool:"Portrait"');
    program.press('escape');
  });

  it('the migration says how far it is', async () => {
    program.press('8');
    await program.see('It has not begun.');
    await program.see('Nothing is undecided.');
  });

  it('jobs show leases, audits, the trash and what was begun here', async () => {
    program.press('9');
    for (const title of ['Jobs', 'Notifiers', 'Long jobs', 'Audits', 'Done by hand', 'Trash', 'Begun here']) {
      await program.see(new RegExp(`^ ${title} +\\d`, 'm'));
      program.press('tab');
    }
  });

  it('commands are found by their beginnings', async () => {
    program.press(':');
    program.type('go inb');
    await program.see('go inbox');
    program.press('enter');
    await program.see('[6 Inbox]');
    program.press(':');
    program.type('nonsense');
    await program.see('There is no command nonsense');
    program.press('escape');
  });

  it('a list is sorted by the chosen column, again the other way round', async () => {
    program.press('3', 'l', 'l', 's');
    await program.see('Tool▼');
    program.press('s');
    await program.see(/Tool▲[^▌]*▌.*Flux/);
    program.press('s');
    await program.see(/Tool▼[^▌]*▌.*Portrait/);
  });

  it('the value under the cursor narrows the list', async () => {
    program.press('3');
    await program.see(/1 of 6/);
    program.press('f');
    await program.see('filter tool');
    program.press('escape');
    await program.see(/1 of 6/);
    program.press('F');
    await program.see(/filter -tool/);
    program.press('escape');
  });

  it('the help knows the keys of the screen, and closes', async () => {
    program.press('5', '?');
    const screen = await program.see('Everywhere');
    expect(screen).toContain('filter by the value');
    program.press('x');
    await program.see((text) => !text.includes('Everywhere'));
  });
});
