import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genledger, genledgerJson } from './support/genledger.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import {
  completeGeneration,
  hear,
  type MadeGeneration,
  makeGeneration,
  registerTool,
} from './support/records.ts';

interface Listed {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly search: object;
}

let ledger: TestLedger;
let open: MadeGeneration;
let ended: MadeGeneration;

beforeAll(async () => {
  ledger = await testLedger('cli-filter');
  await registerTool(ledger.context);
  open = await makeGeneration(ledger.context, { account: 'anna' });
  ended = await completeGeneration(ledger.context, { account: 'ben', platform: 'webhook' });
  for (const run of ['run-a', 'run-b']) await hear(ledger.context, run, 'running');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const list = async (what: string, filter: string, ...more: readonly string[]) =>
  (await ledger.json<Listed>([what, 'list', '--filter', filter, ...more])).json;

describe('--filter', () => {
  it('narrows generations, together with the other flags', async () => {
    expect((await list('generations', 'cost>0.005 -platform:none')).data).toMatchObject([{ id: ended.id }]);
    expect((await list('generations', 'missing:cost')).data).toMatchObject([{ id: open.id }]);
    expect((await list('generations', 'account:anna,ben', '--status', 'success')).data).toMatchObject([
      { id: ended.id },
    ]);
  });

  it('narrows deliveries and events', async () => {
    expect((await list('deliveries', 'delivery:pending platform:webhook')).data).toMatchObject([
      { id: ended.id },
    ]);
    expect((await list('events', 'state:unmatched run:run-a')).data).toMatchObject([
      { providerRunId: 'run-a' },
    ]);
  });

  it('says where no index serves it', async () => {
    const { stdout, stderr } = await ledger.run(['generations', 'list', '--filter', 'has:cost']);
    expect(stdout).toContain(ended.id);
    expect(stderr).toContain('No index serves this filter: the newest records were looked through.');
    expect((await list('generations', 'account:ben')).search).toEqual({
      servedBy: 'accountId_1_requestTimestamp_-1',
    });
  });

  it('narrows what is delivered once more', async () => {
    await ledger.database.generationOutputs.updateOne(
      { deliveryStatus: 'pending' },
      { $set: { deliveryStatus: 'dropped' }, $unset: { nextDeliveryAt: '' } },
    );
    const redrive = ['deliveries', 'redrive', '--status', 'dropped', '--dry-run', '--filter'];
    const some = await ledger.json([...redrive, 'account:ben tries<3']);
    const none = await ledger.json([...redrive, 'account:ben tries>=3']);
    expect([some.json, none.json]).toMatchObject([{ matched: 1 }, { matched: 0 }]);
  });

  it('narrows what is replayed', async () => {
    const replay = ['events', 'replay', '--state', 'unmatched', '--filter', 'run:run-b', '--yes'];
    expect((await ledger.run(replay)).stdout).toBe('1 unmatched replayed\n');
    expect((await list('events', 'state:received')).data).toMatchObject([{ providerRunId: 'run-b' }]);
  });

  it('needs a state to replay by', async () => {
    const { exitCode, stderr } = await ledger.run(['events', 'replay', '--filter', 'run:run-b']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('perhaps with --filter')]);
  });
});

describe('a filter that cannot be understood', () => {
  it.each(['generations', 'deliveries', 'events'])(
    'ends %s list with 2, each mistake underlined',
    async (what) => {
      const { exitCode, stdout, stderr } = await genledger([what, 'list', '--filter', 'stat:failed  -']);
      expect([exitCode, stdout]).toEqual([2, '']);
      const lines = stderr.split('\n');
      const at = lines.indexOf('  stat:failed  -');
      expect(lines[at + 1]).toMatch(/^ {2}\^{4} \S+ have no field stat\./);
      expect(lines[at + 2]).toMatch(/^ {15}\^ Something to leave out belongs behind the minus\.$/);
    },
  );
});

describe('filter', () => {
  it('tells the language and every field', async () => {
    const { exitCode, stdout } = await genledger(['filter'], { variables: { COLUMNS: '160' } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/toolDisplayName +tool +name +Name of the tool/);
    expect(stdout).toMatch(/Fields of deliveries\n/);
  });

  it('does so for programs', async () => {
    const { json } = await genledgerJson<Listed>(['filter']);
    expect(json.data).toMatchObject([
      { records: 'generations' },
      { records: 'deliveries' },
      { records: 'events' },
      { records: 'executions' },
    ]);
  });
});
