import {
  lookAfterDue,
  saveCook,
  saveSpell,
  startCookExecution,
  startCookExecutionSchema,
} from '@genledger/services/execution';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COOK, SPELL } from './support/definitions.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { hear, makeGeneration, registerTool } from './support/records.ts';

let ledger: TestLedger;
let cookId: string;
let spellId: string;

beforeAll(async () => {
  ledger = await testLedger('cli-executions', { settings: { COMFYUI_DEPLOY_API_KEY: 'a-key' } });
  await registerTool(ledger.context);
  const cook = await saveCook(ledger.context, COOK);
  const spell = await saveSpell(ledger.context, SPELL);
  if (!cook.ok || !spell.ok) throw new Error('the definitions cannot be saved');
  cookId = cook.value;
  spellId = spell.value;
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  const { cookExecutions, spellCasts, generationOutputs } = ledger.database;
  for (const collection of [cookExecutions, spellCasts, generationOutputs]) await collection.deleteMany({});
});

async function start(...flags: string[]): Promise<string> {
  const started = await ledger.run(['executions', 'start', cookId, '--account', 'me', ...flags]);
  expect(started.exitCode).toBe(0);
  return started.stdout.trim();
}

async function cast(...flags: string[]): Promise<string> {
  const words = ['executions', 'cast', spellId, '--account', 'me', '--input', 'prompt=a fox', ...flags];
  const started = await ledger.run(words);
  expect(started.exitCode).toBe(0);
  return started.stdout.trim();
}

const run = (...words: string[]) => ledger.run(['executions', ...words]);

/** What a process of the API does with what is due. */
const carryOut = () =>
  lookAfterDue(
    ledger.context,
    () => undefined,
    () => true,
  );

/** A cook execution of four pieces that another service carries out: one made, one failed, one that runs. */
async function reported(): Promise<string> {
  const input = startCookExecutionSchema.parse({
    accountId: 'me',
    executedBy: 'caller',
    expectedChildren: 4,
  });
  const started = await startCookExecution(ledger.context, input);
  if (!started.ok) throw new Error(started.error.message);
  const { id } = started.value;
  for (const status of ['success', 'failed', 'running']) {
    const { runId } = await makeGeneration(ledger.context, { account: 'me', cookExecutionId: id });
    await hear(ledger.context, runId, status);
  }
  return id;
}

describe('executions start', () => {
  it('writes down what was asked for, and says who carries it out', async () => {
    const words = ['executions', 'start', cookId, '--account', 'me', '--seed', 'foxes', '--concurrency', '3'];
    const budget = ['--budget-usd', '12.50', '--budget-points', '900', '--first-index', '4'];
    const { exitCode, stdout, stderr } = await ledger.run([...words, ...budget]);
    const id = stdout.trim();
    expect([exitCode, id]).toEqual([0, expect.stringMatching(/^[0-9a-f]{24}$/)]);
    expect(stderr).toContain('Started: 6 pieces. The API carries it out, where it runs');
    expect(stderr).toContain(`genledger executions show ${id}`);
    const { json } = await ledger.json(['executions', 'show', id]);
    expect(json).toMatchObject({
      kind: 'cook',
      status: 'running',
      seed: 'foxes',
      concurrency: 3,
      firstIndex: 4,
      budget: { usd: '12.5', points: 900 },
      progress: { expected: 6, made: 0 },
    });
  });

  it('exits 1 where there is no such cook, and 2 on a value that cannot be read', async () => {
    const absent = await run('start', '66cd00000000000000000001', '--account', 'me');
    expect([absent.exitCode, absent.stderr]).toEqual([
      1,
      'There is no cook 66cd00000000000000000001. See genledger cooks list.\n',
    ]);
    expect((await run('start', cookId, '--account', 'me', '--budget-usd', '-1')).exitCode).toBe(2);
    expect((await run('start', cookId)).exitCode).toBe(2);
  });
});

describe('executions cast', () => {
  it('takes JSON as such and everything else as it stands', async () => {
    const id = await cast('--input', 'seed=7');
    const { json } = await ledger.json(['executions', 'show', id]);
    expect(json).toMatchObject({ kind: 'cast', inputs: { prompt: 'a fox', seed: 7 } });
    expect((await run('show', id)).stdout).toMatch(/^Progress +░{20} 0 %: 0 made, 0 lost, 0 running of 2$/m);
  });

  it('names every input that does not fit', async () => {
    const words = ['cast', spellId, '--account', 'me', '--input', 'prompt=7', '--input', 'colour=red'];
    const { exitCode, stderr } = await run(...words);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/prompt: /);
    expect(stderr).toMatch(/colour: /);
    const twice = await run('cast', spellId, '--account', 'me', '--input', 'prompt=a', '--input', 'prompt=b');
    expect([twice.exitCode, twice.stderr]).toEqual([2, 'Give each input once.\n']);
  });
});

describe('executions show', () => {
  it('tells how far it is, and of how many children the cost is known', async () => {
    const { stdout, stderr } = await run('show', await reported());
    expect(stdout).toMatch(/^Progress +█{10}░{10} 50 %: 1 made, 1 lost, 1 running of 4$/m);
    expect(stdout).toMatch(/^Carried out by +another service$/m);
    expect(stdout).toMatch(/^Children +1 processing, 1 success, 1 failed$/m);
    expect(stdout).toMatch(/^Cost \(USD\) +0\.0\d+, known of \d of 3$/m);
    expect(stdout).toMatch(/^Points +\d+$/m);
    expect(stderr).toContain('genledger generations list --cook-execution ');
  });

  it('leaves a cost that is not known open', async () => {
    expect((await run('show', await start())).stdout).toMatch(/^Cost \(USD\) +-, known of 0 of 0$/m);
  });

  it('exits 1 where neither kind has the id', async () => {
    const { exitCode, stderr } = await run('show', '66cd00000000000000000001');
    expect([exitCode, stderr]).toEqual([
      1,
      'There is neither a cook execution nor a spell cast 66cd00000000000000000001. See genledger executions list.\n',
    ]);
  });
});

describe('executions list', () => {
  it('shows both kinds page by page, each once', async () => {
    const ids = [await start(), await cast(), await start()];
    const seen: string[] = [];
    let cursor: readonly string[] = [];
    for (let pages = 0; pages < 3; pages += 1) {
      const { json } = await ledger.json<{ data: readonly { id: string }[]; nextCursor: string | null }>([
        'executions',
        'list',
        '--limit',
        '1',
        ...cursor,
      ]);
      seen.push(...json.data.map(({ id }) => id));
      cursor = ['--cursor', json.nextCursor ?? ''];
    }
    expect(cursor).toEqual(['--cursor', '']);
    expect(seen).toEqual(ids.toSorted().reverse());
  });

  it('narrows by kind, status and account', async () => {
    const cookExecution = await start();
    const spellCast = await cast();
    const casts = await run('list', '--kind', 'cast', '--account', 'me');
    expect(casts.stdout).toMatch(new RegExp(`^${spellCast} +cast +running +0 of 2 `, 'm'));
    expect(casts.stdout).not.toContain(cookExecution);
    const none = await run('list', '--status', 'failed');
    expect([none.stdout, none.stderr]).toEqual(['', 'No execution matches: give fewer filters.\n']);
  });

  it('is narrowed by the filter language, across both kinds', async () => {
    const cookExecution = await start();
    const spellCast = await cast();
    const listed = async (filter: string) => {
      const { json } = await ledger.json<{ data: readonly { id: string }[] }>([
        'executions',
        'list',
        '--filter',
        filter,
      ]);
      return json.data.map(({ id }) => id);
    };
    expect(await listed('status:running account:me since:1h')).toEqual([spellCast, cookExecution]);
    expect(await listed('kind:cast status:running')).toEqual([spellCast]);
    expect(await listed('-kind:cast')).toEqual([cookExecution]);
    const mistaken = await run('list', '--filter', 'stauts:running');
    expect([mistaken.exitCode, mistaken.stderr]).toEqual([
      2,
      expect.stringContaining('Did you mean status?'),
    ]);
  });

  it('says what to do while there is none', async () => {
    const { stdout, stderr } = await run('list');
    expect(stdout).toBe('');
    expect(stderr).toContain('There is no execution yet: genledger executions start COOK_ID --account ID');
  });
});

describe('executions pause, resume, stop, cancel and finish', () => {
  it('pauses, resumes and stops a cook execution', async () => {
    const id = await start();
    const paused = await run('pause', id);
    expect([paused.exitCode, paused.stdout]).toEqual([0, `${id} is paused\n`]);
    expect((await run('resume', id)).stdout).toBe(`${id} is running\n`);
    expect((await run('stop', id)).stdout).toBe(`${id} is stopping\n`);
    const late = await run('resume', id);
    expect([late.exitCode, late.stderr]).toEqual([1, 'A cook execution that is stopping cannot resume.\n']);
    await carryOut();
    expect((await run('show', id)).stdout).toMatch(/^Status +stopped/m);
    expect((await run('stop', id)).stderr).toBe('The cook execution has ended as stopped.\n');
  });

  it('cancels what runs of a cook execution, where asked to', async () => {
    const id = await start('--concurrency', '2');
    await carryOut();
    expect((await run('show', id)).stdout).toMatch(/^Children +2 pending$/m);
    expect((await run('stop', id, '--cancel-running')).stdout).toBe(`${id} is stopping\n`);
    await carryOut();
    const { json } = await ledger.json(['executions', 'show', id]);
    expect(json).toMatchObject({ status: 'stopped', counts: { cancelled: 2, pending: 0 } });
  });

  it('cancels either kind; a cast can be cancelled only', async () => {
    const spellCast = await cast();
    const refused = await run('stop', spellCast);
    expect([refused.exitCode, refused.stderr]).toEqual([
      1,
      `A spell cast cannot stop. To end it: genledger executions cancel ${spellCast}\n`,
    ]);
    const cook = await start();
    for (const id of [spellCast, cook]) {
      expect((await run('cancel', id)).exitCode).toBe(0);
      await carryOut();
    }
    expect((await run('show', spellCast)).stdout).toMatch(/^Status +cancelled/m);
    expect((await run('show', cook)).stdout).toMatch(/^Status +stopped/m);
  });

  it('finishes what another service carries out, and nothing else', async () => {
    const finished = await run('finish', await reported());
    expect([finished.exitCode, finished.stderr]).toEqual([
      0,
      'It ends with the last of what was reported.\n',
    ]);
    const own = await run('finish', await start());
    expect([own.exitCode, own.stderr]).toEqual([
      1,
      'The ledger carries this cook execution out itself: it ends of its own accord.\n',
    ]);
  });
});
