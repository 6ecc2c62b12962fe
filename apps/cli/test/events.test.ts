import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, hear, registerTool } from './support/records.ts';

interface Listed {
  readonly data: readonly { readonly id: string; readonly state: string }[];
}

let ledger: TestLedger;
let unmatched: readonly string[];

const idsOf = async (state: string): Promise<readonly string[]> =>
  (await ledger.json<Listed>(['events', 'list', '--state', state])).json.data.map(({ id }) => id);

beforeEach(async () => {
  ledger ??= await testLedger('cli-events');
  await ledger.database.webhookEvents.deleteMany({});
  await registerTool(ledger.context);
  await completeGeneration(ledger.context);
  for (const run of ['run-a', 'run-b']) await hear(ledger.context, run, 'running');
  unmatched = await idsOf('unmatched');
});
afterAll(() => ledger[Symbol.asyncDispose]());

describe('events list', () => {
  it('shows what became of each event', async () => {
    const { stdout } = await ledger.run(['events', 'list'], { variables: { COLUMNS: '160' } });
    expect(stdout).toMatch(/applied +success +comfyui-deploy/);
    expect(stdout).toMatch(/unmatched +running +comfyui-deploy +run-b/);
  });

  it('narrows by state, and says what to do where there is none', async () => {
    expect(unmatched).toHaveLength(2);
    const { stdout, stderr } = await ledger.run(['events', 'list', '--state', 'conflict']);
    expect(stdout).toBe('');
    expect(stderr).toContain('No event is in this state: leave --state out to see all.');
  });
});

describe('events replay', () => {
  it('replays the events that are named; one that does not exist holds up no other', async () => {
    const [id = ''] = unmatched;
    const ended = await ledger.run(['events', 'replay', '6'.repeat(24), id]);
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toBe(`${id} was unmatched, now waits to be applied\n`);
    expect(ended.stderr).toContain(`There is no event ${'6'.repeat(24)}.`);
    expect(await idsOf('received')).toEqual([id]);
  });

  it('shows how many a state has, and replays none without --yes', async () => {
    const { exitCode, stderr } = await ledger.run(['events', 'replay', '--state', 'unmatched']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('2 events would be replayed: add --yes to do it.');
    expect(await idsOf('received')).toEqual([]);
  });

  it('replays a state once that is confirmed', async () => {
    const { exitCode, stdout, stderr } = await ledger.run(['events', 'replay', '--state', 'unmatched'], {
      answers: ['yes'],
    });
    expect([exitCode, stdout]).toEqual([0, '2 unmatched replayed\n']);
    expect(stderr).toContain('2 of 2 replayed');
    expect((await idsOf('received')).toSorted()).toEqual([...unmatched].toSorted());
  });

  it('asks nobody with --json', async () => {
    const { exitCode, json } = await ledger.json(['events', 'replay', '--state', 'unmatched'], {
      answers: ['yes'],
    });
    expect([exitCode, json]).toMatchObject([2, { error: { code: 'not-confirmed' } }]);
  });

  it('stops at Ctrl-C and says that more is left', async () => {
    const { exitCode, stderr } = await ledger.run(['events', 'replay', '--state', 'unmatched', '--yes'], {
      onWatch: (press) => press(),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Run it again for the rest.');
  });

  it('refuses ids together with a state, and neither of them', async () => {
    const both = await ledger.run(['events', 'replay', '6'.repeat(24), '--state', 'unknown']);
    const neither = await ledger.run(['events', 'replay']);
    expect([both.exitCode, neither.exitCode]).toEqual([2, 2]);
    expect(neither.stderr).toContain('Give ids of events alone, or --state STATE, perhaps with --filter.');
  });
});
