import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endExecution, endedGeneration, openExecution } from '@genledger/db/testing';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { systemClock } from '@genledger/services/context';
import {
  getCookExecution,
  getSpellCast,
  lookAfterDue,
  saveCook,
  saveSpell,
  startCookExecution,
  startCookExecutionSchema,
  startSpellCast,
  startSpellCastSchema,
} from '@genledger/services/execution';
import { getGeneration } from '@genledger/services/generation';
import { lastOperation } from '@genledger/services/operation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COOK, SPELL } from '../support/definitions.ts';
import { dropWebhook, settle } from '../support/deliveries.ts';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { type KnowingProvider, startKnowingProvider } from '../support/provider-server.ts';
import { completeGeneration, hear, makeGeneration, registerTool } from '../support/records.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

let ledger: TestLedger;
let directory: string;
let provider: KnowingProvider;
let program: TerminalProgram;

const open = (environment: string, args: readonly string[] = []) =>
  runInTerminal(['browse', ...args], {
    directory,
    columns: 100,
    rows: 30,
    variables: { DATABASE_URL: ledger.url, GENLEDGER_ENVIRONMENT: environment, ...provider.variables },
  });

beforeAll(async () => {
  ledger = await testLedger('cli-actions', { settings: { COMFYUI_DEPLOY_API_KEY: 'a-key' } });
  directory = await mkdtemp(join(tmpdir(), 'genledger-actions-'));
  provider = await startKnowingProvider();
  await registerTool(ledger.context);
  program = open('staging');
  await program.see('Last 24 hours');
});
beforeEach(async () => {
  program.press('escape', 'escape', '1');
  await program.see(/\[1 Over/);
});
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

async function recordOf(id: string) {
  const record = await getGeneration(ledger.context, id as GenerationId);
  if (!record.ok) throw new Error(record.error.message);
  return record.value;
}
const notesOf = async (id: string) =>
  (await recordOf(id)).history?.map(({ cause, note }) => `${cause} ${note}`);

/** Narrows the generations, or another list, to an account's. */
async function goTo(account: string, ...list: readonly string[]): Promise<void> {
  program.press(...(list.length > 0 ? list : ['3']), '/', 'ctrl+u');
  program.type(`account:${account}`);
  program.press('enter');
  await program.see(new RegExp(`1 of \\d+ {2}· {2}filter account:${account}`));
}

/** Chooses an action by its number, and confirms it. */
async function act(number: string, title: string, word = 'yes'): Promise<void> {
  program.press('a');
  await program.see('Actions on');
  program.press(number);
  await program.see(new RegExp(`${title}[\\s\\S]*Write ${word} to do it`));
  program.type('because of a test');
  program.press('tab');
  program.type(word);
  program.press('enter');
  await program.see(new RegExp(`✓ ${title}: 1 of 1 done`));
}

/** Confirms what an action of a number asks. */
async function confirm(number: string, question: RegExp, why: string): Promise<void> {
  program.press('a', number);
  await program.see(new RegExp(`${question.source}[\\s\\S]*Write yes`));
  program.type(why);
  program.press('tab');
  program.type('yes');
  program.press('enter');
}

describe('an action', () => {
  it('tells the user once more, and keeps who and why', async () => {
    const id = await dropWebhook(ledger.context, 'redelivered');
    await goTo('redelivered');
    await act('1', 'Redeliver');
    await program.see(/✓ success.*○ pending/);
    expect(await recordOf(id)).toMatchObject({ deliveryStatus: 'pending', deliveryAttempts: 0 });
    expect((await notesOf(id))?.at(-1)).toMatch(
      /^operator redelivery asked for by .+@.+: because of a test$/,
    );
  });

  it('asks the provider, whose answer is applied', async () => {
    const { id, runId } = await makeGeneration(ledger.context, { account: 'asked' });
    await goTo('asked');
    await act('2', 'Ask the provider again');
    await program.see(/▌.*✓ success/);
    expect(provider.requests.at(-1)).toContain(runId);
    expect(await recordOf(id)).toMatchObject({ status: 'success', computeMs: 3000 });
  });

  it('cancels what is open at its provider, and records how that ended', async () => {
    const { runId } = await makeGeneration(ledger.context, { account: 'cancelled' });
    await goTo('cancelled');
    await act('3', 'Cancel');
    await program.see(/▌.*✓ success/);
    expect(provider.requests).toContain(`POST /api/run/${runId}/cancel`);
  });

  it('expires what nobody hears of', async () => {
    const { id } = await makeGeneration(ledger.context, { account: 'expired' });
    await goTo('expired');
    await act('4', 'Expire');
    await program.see(/▌.*✗ failed/);
    expect(await recordOf(id)).toMatchObject({ status: 'failed', statusReason: 'expired' });
    expect((await recordOf(id)).error?.message).toMatch(/^expiry asked for by .+: because of a test$/);
  });

  it('says why it was not carried out', async () => {
    const { id } = await completeGeneration(ledger.context, { account: 'ended' });
    await goTo('ended');
    program.press('a', '3');
    await program.see('Write yes to do it');
    program.type('why not');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see('0 of 1 done. The generation has ended as success.');
    expect((await recordOf(id)).status).toBe('success');
  });

  it('has an event applied once more', async () => {
    await hear(ledger.context, 'a-run-of-nobody', 'running');
    program.press('6', 'tab');
    await program.see(/Inbox unmatched +1 of 1/);
    await act('1', 'Replay');
    await program.see(/Inbox unmatched +0/);
    const kept = { kind: 'event-replay', why: 'because of a test', outcome: '1 of 1 done.' };
    expect(await lastOperation(ledger.context, ['event-replay'])).toMatchObject(kept);
    expect(await ledger.database.webhookEvents.countDocuments({ state: 'received' })).toBe(1);
  });

  it('is done to what is marked, and to all that match once they are counted', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) ids.push(await dropWebhook(ledger.context, 'many'));
    await goTo('many');
    program.press('space', 'space');
    await program.see('* 2 marked');
    program.press('a');
    await program.see('Actions on 2 records');
    program.press('escape', 'escape', 'A');
    await program.see('Actions on all 3 records that match');
    program.press('1');
    await program.see(/All 3 records that match: due at once/);
    program.type('all of them');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see('✓ Redeliver: 3 of 3 done');
    const statuses = await Promise.all(ids.map(async (id) => (await recordOf(id)).deliveryStatus));
    expect(statuses).toEqual(['pending', 'pending', 'pending']);
  });

  it('is not done by Enter alone, nor without a reason, nor by another word', async () => {
    const id = await dropWebhook(ledger.context, 'careful');
    await goTo('careful');
    program.press('a', 'enter');
    await program.see('Write yes to do it');
    program.press('enter');
    await program.see('Say why');
    program.type('a reason');
    program.press('enter', 'enter');
    await program.see('Nothing was done: yes has to be written.');
    program.type('y');
    program.press('enter');
    await program.see('Nothing was done: yes has to be written.');
    program.press('escape');
    expect((await recordOf(id)).deliveryStatus).toBe('dropped');
  });

  it('runs an audit, which the overview and the findings show', async () => {
    await ledger.database.db.collection('generationOutputs').insertOne({
      ...endedGeneration({ accountId: 'test-account' }),
      status: 'pending',
    });
    program.press('a', '1');
    await program.see('y does it');
    program.press('enter', 'y');
    await program.see(/Run an audit: The criteria .*hold/);
    // As it is now, and beside that as the audit found it.
    await program.see(/beside it the audit[\s\S]*[✓✗] Duration on runs that ended .*% .*%/);
    program.press('2');
    await program.see(/Findings +1 of \d+/);
    program.press('enter');
    await program.see(/What is wrong[\s\S]*▌/);
  });
});

describe('test records', () => {
  it('move to the trash and come back', async () => {
    const record = { ...endedGeneration({ toolId: 'test-tool' }), requestTimestamp: new Date(0) };
    const generations = ledger.database.db.collection('generationOutputs');
    await generations.insertOne(record);
    program.press('a', '2');
    await program.see(/1 of \d+ generations would move to the trash[\s\S]*Write yes/);
    program.type('they are tests');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see('1 generations moved; undo restores');
    expect(await generations.countDocuments({ _id: record._id })).toBe(0);
    program.press('9', 'shift+tab', 'shift+tab');
    await program.see(/Trash +1 of 1/);
    await confirm('1', /Cleaning .* is undone:/, 'they were no tests');
    await program.see('1 documents are back.');
    expect(await generations.countDocuments({ _id: record._id })).toBe(1);
    program.press('shift+tab');
    await program.see(/Done by hand[\s\S]*@.*they were no tests +Put back .*1 documents are back/);
    await program.see(/they are tests +Move test records.*1 generations moved/);

    program.press('1');
    await confirm('2', /1 of \d+ generations would move/, 'they are tests after all');
    await program.see('1 generations moved; undo restores');
    program.press('9');
    await program.see(/Trash +1 of 1|Done by hand/);
    program.press('tab');
    await program.see(/Trash +1 of 1/);
    await confirm('2', /Nothing brings it back/, 'a secret was in them');
    await program.see('1 documents are gone for good.');
    expect(await ledger.database.db.collection('trash').countDocuments({})).toBe(0);
    expect(await lastOperation(ledger.context, ['cleanup-purge'])).toMatchObject({
      why: 'a secret was in them',
      operator: expect.stringMatching(/.@./),
      finishedAt: expect.any(Date),
    });
  });
});

describe('executions', () => {
  const account = 'cook-owner';
  const statusOfCook = async (id: string) => {
    const found = await getCookExecution(ledger.context, id as CookExecutionId);
    return found.ok ? found.value.status : found.error.message;
  };

  it('are paused, resumed and stopped, and it is kept who did so', async () => {
    const cookId = await saveCook(ledger.context, COOK);
    if (!cookId.ok) throw new Error(cookId.error.message);
    const input = startCookExecutionSchema.parse({ cookId: cookId.value, accountId: account });
    const started = await startCookExecution(ledger.context, input);
    if (!started.ok) throw new Error(started.error.message);
    const { id } = started.value;
    await goTo(account, '4');
    await act('1', 'Pause');
    await program.see(/▌.*paused/);
    expect(await statusOfCook(id)).toBe('paused');
    await act('2', 'Resume');
    await program.see(/▌.*running/);
    await act('4', 'Stop and cancel');
    await program.see(/▌.*stopping/);
    expect(await statusOfCook(id)).toBe('stopping');
    expect(await lastOperation(ledger.context, ['execution-control'])).toMatchObject({
      about: `Stop and cancel: ${id}`,
      why: 'because of a test',
      outcome: '1 of 1 done.',
    });
    program.press('a', '1');
    await program.see(/Pause[\s\S]*Write yes/);
    program.type('too late');
    program.press('tab');
    program.type('yes');
    program.press('enter');
    await program.see('0 of 1 done. A cook execution that is stopping cannot pause.');
  });

  it('that another service carries out are finished, and told of once more', async () => {
    // The program goes by the time of the machine.
    const now = { ...ledger.context, clock: systemClock };
    const reported = { platform: 'webhook', target: { url: 'https://example.com/hook' } };
    const subject = await openExecution(ledger.database, {
      ...reported,
      kind: 'cookExecution',
      account: 'reporter',
    });
    await goTo('reporter', '4');
    await act('5', 'Finish');
    // As a running API does, a moment later.
    await lookAfterDue(
      now,
      () => undefined,
      () => true,
    );
    await program.see(/▌.*completed/);
    await settle(now, subject, { kind: 'dropped', error: 'gave up', tries: 3 });
    await act('6', 'Redeliver');
    const stored = await ledger.database.cookExecutions.findOne({ initiatorAccountId: 'reporter' });
    expect(stored).toMatchObject({ deliveryStatus: 'pending', deliveryAttempts: 0 });

    const cast = await openExecution(ledger.database, { ...reported, kind: 'spellCast', account: 'teller' });
    await endExecution(ledger.database, cast);
    await settle(now, cast, { kind: 'dropped', error: 'gave up', tries: 3 });
    await goTo('teller', '4', 'tab');
    await act('3', 'Redeliver');
    const told = await ledger.database.spellCasts.findOne({ initiatorAccountId: 'teller' });
    expect(told).toMatchObject({ deliveryStatus: 'pending', deliveryAttempts: 0 });
  });

  it('that are casts are cancelled', async () => {
    const spellId = await saveSpell(ledger.context, SPELL);
    if (!spellId.ok) throw new Error(spellId.error.message);
    const input = { spellId: spellId.value, accountId: 'caster', inputs: { prompt: 'a fox' } };
    const started = await startSpellCast(ledger.context, startSpellCastSchema.parse(input));
    if (!started.ok) throw new Error(started.error.message);
    program.press('4');
    await program.see(/Cook executions|Spell casts/);
    await goTo('caster', ':', 'g', 'o', 'space', 's', 'p', 'e', 'l', 'l', 'enter');
    await act('1', 'Cancel');
    const cast = await getSpellCast(ledger.context, started.value.id as SpellCastId);
    expect(cast.ok && cast.value.status).not.toBe('completed');
    expect(await lastOperation(ledger.context, ['execution-control'])).toMatchObject({
      about: `Cancel: ${started.value.id}`,
    });
  });
});

describe('what is looked at', () => {
  it('is exported as shown', async () => {
    await goTo('many');
    program.press('e');
    await program.see('Export all that match, as');
    program.press('3');
    await program.see('Export: 3 records are in');
    const [name] = (await readdir(directory)).filter((file) => file.endsWith('.csv'));
    const lines = (await readFile(join(directory, name ?? ''), 'utf8')).trim().split('\n');
    expect(lines[0]).toMatch(/^_id,requestTimestamp,status,toolDisplayName/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^[0-9a-f]{24},.*,success,Portrait,/);
  });

  it('is copied by the terminal', async () => {
    await goTo('careful');
    program.press('y');
    const screen = await program.see(/Copied: [0-9a-f]{24}/);
    const id = /Copied: ([0-9a-f]{24})/.exec(screen)?.[1] ?? '';
    expect(program.written).toContain(`\u001B]52;c;${Buffer.from(id).toString('base64')}\u0007`);
  });

  it('is saved with its filter, order and columns, and shown again', async () => {
    await goTo('many');
    program.press('c', 'l', 's', ':');
    program.type('save mine');
    program.press('enter');
    await program.see('Saved as mine');
    program.press('escape', 'C', ':');
    program.type('view mine');
    program.press('enter');
    await program.see('filter account:many');
    await program.see((screen) => !/ Age /.test(screen.split('\n')[2] ?? ''));
    const settings = join(directory, 'config', 'genledger', 'browser.json');
    const kept = () => readFile(settings, 'utf8').then(JSON.parse, () => undefined);
    await expect.poll(kept).toMatchObject({
      views: { mine: { screen: 'generations', filter: 'account:many', hidden: ['requestTimestamp'] } },
    });
    program.press('C');
  });
});

describe('a browser', () => {
  it('of production asks for the name of the environment', async () => {
    const id = await dropWebhook(ledger.context, 'precious');
    await using other = open('production');
    await other.see('! production');
    other.press('5', 'tab', 'tab', 'tab');
    await other.see(/Deliveries dropped +1 of/);
    other.press('a', '1');
    await other.see('Write production to do it');
    other.type('a reason');
    other.press('tab');
    other.type('yes');
    other.press('enter');
    await other.see('Nothing was done: production has to be written.');
    expect((await recordOf(id)).deliveryStatus).toBe('dropped');
  });

  it('that is read-only offers no actions', async () => {
    await using other = open('staging', ['--read-only']);
    await other.see('staging read-only');
    for (const screen of ['3', '4', '8', '9']) {
      other.press(screen, 'a');
      await other.see(new RegExp(`\\[${screen} [\\s\\S]*! This browser is read-only`));
    }
  });
});
