import { endExecution, openExecution } from '@genledger/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeForWebhook, dropWebhook, keepTry, settle } from './support/deliveries.ts';
import { NOW, type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, makeGeneration, registerTool } from './support/records.ts';

interface Listed {
  readonly data: readonly { readonly id: string; readonly deliveryStatus: string }[];
  readonly nextCursor: string | null;
}

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await testLedger('cli-deliveries');
  await registerTool(ledger.context);
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  await ledger.database.generationOutputs.deleteMany({});
  await ledger.database.cookExecutions.deleteMany({});
  await ledger.database.deliveryAttempts.deleteMany({});
});

const record = async (id: string) => {
  const { json } = await ledger.json<Record<string, unknown>>(['deliveries', 'show', id]);
  return json;
};

describe('deliveries list', () => {
  it('says what to do where there is none', async () => {
    const { stdout, stderr, exitCode } = await ledger.run(['deliveries', 'list']);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('There is no delivery yet: one is made when something ends.');
  });

  it('shows what has ended, and leaves out what runs', async () => {
    await makeGeneration(ledger.context, { platform: 'webhook' });
    const id = await dropWebhook(ledger.context);
    const { stdout } = await ledger.run(['deliveries', 'list'], { variables: { COLUMNS: '120' } });
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toMatch(
      new RegExp(`^ID .*\n${id}  2026-11-25T10:00:00Z  dropped   webhook .*gave up after 3 tries`),
    );
  });

  it('narrows by state, platform, account, tool and time', async () => {
    const dropped = await dropWebhook(ledger.context, 'anna');
    const waiting = await completeForWebhook(ledger.context, 'ben');
    const nobody = await completeGeneration(ledger.context, { account: 'anna' });
    const ids = async (...flags: string[]) => {
      const { json } = await ledger.json<Listed>(['deliveries', 'list', ...flags]);
      return json.data.map(({ id }) => id).toSorted();
    };
    expect(await ids('--status', 'dropped')).toEqual([dropped]);
    expect(await ids('--status', 'pending')).toEqual([waiting]);
    expect(await ids('--platform', 'webhook')).toEqual([dropped, waiting].toSorted());
    expect(await ids('--account', 'anna')).toEqual([dropped, nobody.id].toSorted());
    expect(await ids('--tool', 'another')).toEqual([]);
    expect(await ids('--since', '2026-11-26')).toEqual([]);
    expect(await ids('--until', '2026-11-26', '--account', 'ben')).toEqual([waiting]);
  });

  it('narrows by what a delivery waits for', async () => {
    await completeForWebhook(ledger.context);
    const held = await completeForWebhook(ledger.context);
    const until = new Date(NOW.getTime() + 3_600_000);
    const error = 'not configured';
    await settle(
      ledger.context,
      { kind: 'generation', id: held },
      { kind: 'waiting', until, error, tries: 0, hold: 'not-configured' },
    );
    const { json } = await ledger.json<Listed>(['deliveries', 'list', '--hold', 'not-configured']);
    expect(json.data).toMatchObject([{ kind: 'generation', id: held, deliveryHold: 'not-configured' }]);
  });

  it('goes on where a page ended', async () => {
    const made = [await dropWebhook(ledger.context), await dropWebhook(ledger.context)];
    const first = await ledger.json<Listed>(['deliveries', 'list', '--limit', '1']);
    const cursor = first.json.nextCursor ?? '';
    const second = await ledger.json<Listed>(['deliveries', 'list', '--limit', '1', '--cursor', cursor]);
    expect(second.json.nextCursor).toBeNull();
    const shown = [...first.json.data, ...second.json.data].map(({ id }) => id);
    expect(shown.toSorted()).toEqual(made.toSorted());
  });
});

describe('deliveries show', () => {
  it('shows every try, and how to try again', async () => {
    const id = await dropWebhook(ledger.context);
    await keepTry(ledger.context, id);
    const { stdout, stderr, exitCode } = await ledger.run(['deliveries', 'show', id]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Delivery +dropped$/m);
    expect(stdout).toMatch(/^Target +\{"url":"https:\/\/example\.com\/hook"\}$/m);
    expect(stdout).toMatch(
      /^2026-11-25T10:00:00\.000Z {2}failed +500 +120 +example\.com +HTTP 500 +notifier-1$/m,
    );
    expect(stderr).toContain(`genledger deliveries redrive ${id}`);
  });

  it('exits 1 where nothing has the id', async () => {
    const { stdout, stderr, exitCode } = await ledger.run(['deliveries', 'show', '6'.repeat(24)]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      `There is no generation, cook execution, spell cast or alert ${'6'.repeat(24)}.`,
    );
  });
});

describe('deliveries of executions', () => {
  it('are listed, shown and made due by their ids alone', async () => {
    const options = { platform: 'webhook', target: { url: 'https://example.com/hook' }, title: 'Foxes' };
    const cook = await openExecution(ledger.database, { kind: 'cookExecution', ...options });
    await endExecution(ledger.database, cook, { status: 'stopped', endedAt: NOW });
    await settle(ledger.context, cook, { kind: 'dropped', error: 'gone', tries: 1 });
    const { json } = await ledger.json<Listed>(['deliveries', 'list', '--kind', 'cookExecution']);
    expect(json.data).toMatchObject([{ ...cook, title: 'Foxes', deliveryStatus: 'dropped' }]);
    const shown = await ledger.run(['deliveries', 'show', cook.id]);
    expect(shown.stdout).toMatch(new RegExp(`^Cook execution +${cook.id}$`, 'm'));
    expect(shown.stdout).toMatch(/^Tells of +Foxes: stopped$/m);
    const redriven = await ledger.run(['deliveries', 'redrive', cook.id]);
    expect([redriven.exitCode, redriven.stdout]).toEqual([0, `${cook.id} is due\n`]);
    expect(await record(cook.id)).toMatchObject({ deliveryStatus: 'pending', deliveryAttempts: 0 });
  });
});

describe('deliveries redrive by ids', () => {
  it('makes a delivery due with all of its tries before it', async () => {
    const id = await dropWebhook(ledger.context);
    const { stdout, exitCode } = await ledger.run(['deliveries', 'redrive', id]);
    expect([exitCode, stdout]).toEqual([0, `${id} is due\n`]);
    expect(await record(id)).toMatchObject({
      deliveryStatus: 'pending',
      deliveryAttempts: 0,
      nextDeliveryAt: NOW.toISOString(),
    });
  });

  it('does the others where one cannot be, says why, and exits 1', async () => {
    const { id: nobody } = await completeGeneration(ledger.context);
    const { id: open } = await makeGeneration(ledger.context, { platform: 'webhook' });
    const id = await dropWebhook(ledger.context);
    const ended = await ledger.run(['deliveries', 'redrive', nobody, open, id]);
    expect([ended.exitCode, ended.stdout]).toEqual([1, `${id} is due\n`]);
    expect(ended.stderr).toContain(`${nobody}: Nobody is to be told of this generation alone.`);
    expect(ended.stderr).toContain(`${open}: The generation has not ended`);
  });

  it('stops between two at Ctrl-C, and says what is left', async () => {
    const id = await dropWebhook(ledger.context);
    const ended = await ledger.run(['deliveries', 'redrive', id], { onWatch: (press) => press() });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('Interrupted: 1 were not made due.');
    expect(await record(id)).toMatchObject({ deliveryStatus: 'dropped' });
  });
});

describe('deliveries redrive by state', () => {
  const redrive = ['deliveries', 'redrive', '--status', 'dropped'];

  it('shows the number and does nothing without --yes where nobody can be asked', async () => {
    const id = await dropWebhook(ledger.context);
    const { exitCode, stdout, stderr } = await ledger.run(redrive);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('1 delivery would be made due again: add --yes to do it.');
    expect(await record(id)).toMatchObject({ deliveryStatus: 'dropped' });
  });

  it('asks a person with the number, and does nothing where they say no', async () => {
    const id = await dropWebhook(ledger.context);
    const { exitCode, questions } = await ledger.run(redrive, { answers: ['n'] });
    expect([exitCode, questions]).toEqual([1, ['Make 1 delivery due again? [y/N] ']]);
    expect(await record(id)).toMatchObject({ deliveryStatus: 'dropped' });
  });

  it('does it where they say yes', async () => {
    await dropWebhook(ledger.context);
    const id = await dropWebhook(ledger.context);
    const { exitCode, stdout } = await ledger.run(redrive, { answers: ['y'] });
    expect([exitCode, stdout]).toEqual([0, '2 deliveries made due\n']);
    expect(await record(id)).toMatchObject({ deliveryStatus: 'pending' });
  });

  it('takes the filters, and leaves the others alone', async () => {
    const anna = await dropWebhook(ledger.context, 'anna');
    const ben = await dropWebhook(ledger.context, 'ben');
    const { json } = await ledger.json([...redrive, '--account', 'anna', '--yes']);
    expect(json).toEqual({ dryRun: false, matched: 1, redelivered: 1 });
    expect(await record(anna)).toMatchObject({ deliveryStatus: 'pending' });
    expect(await record(ben)).toMatchObject({ deliveryStatus: 'dropped' });
  });

  it('only counts with --dry-run', async () => {
    const id = await dropWebhook(ledger.context);
    const { exitCode, json } = await ledger.json([...redrive, '--dry-run']);
    expect([exitCode, json]).toEqual([0, { dryRun: true, matched: 1, redelivered: 0 }]);
    expect(await record(id)).toMatchObject({ deliveryStatus: 'dropped' });
  });

  it('says so where nothing matches', async () => {
    const { exitCode, stdout, stderr } = await ledger.run([...redrive, '--yes']);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No delivery that can be made once more matches');
  });

  it.each([
    ['neither ids nor a state', []],
    ['both', ['6'.repeat(24), '--status', 'dropped']],
    ['filters beside ids', ['6'.repeat(24), '--account', 'anna']],
    ['a filter without a state', ['--account', 'anna']],
  ])('refuses %s', async (_, args) => {
    const { exitCode, stderr } = await ledger.run(['deliveries', 'redrive', ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Give ids alone, or --status STATUS with filters.');
  });
});
