import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COOK, SPELL } from './support/definitions.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { registerTool } from './support/records.ts';

let ledger: TestLedger;
let directory: string;

beforeAll(async () => {
  ledger = await testLedger('cli-definitions');
  directory = await mkdtemp(join(tmpdir(), 'genledger-cli-'));
  await registerTool(ledger.context);
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  await ledger.database.cooks.deleteMany({});
  await ledger.database.spells.deleteMany({});
});

async function withFile(definition: unknown, words: readonly string[]) {
  const content = typeof definition === 'string' ? definition : JSON.stringify(definition);
  await writeFile(join(directory, 'file.json'), content);
  return ledger.run(words, { directory });
}

describe('cooks', () => {
  it('are saved, listed, shown and replaced; the id alone is on standard output', async () => {
    const saved = await withFile(COOK, ['cooks', 'save', 'file.json']);
    const id = saved.stdout.trim();
    expect([saved.exitCode, id]).toEqual([0, expect.stringMatching(/^[0-9a-f]{24}$/)]);
    expect(saved.stderr).toBe(`Saved "Foxes". To make it: genledger executions start ${id} --account ID\n`);
    const shown = await ledger.run(['cooks', 'show', id]);
    expect(shown.stdout).toMatch(/^Pieces +10$/m);
    expect(shown.stdout).toMatch(/^Made by +tool portrait$/m);
    expect(shown.stdout).toContain('"value": "red"');
    const { json } = await ledger.json<Record<string, unknown>>(['cooks', 'show', id]);
    const again = await withFile({ ...json, name: 'More foxes' }, ['cooks', 'save', 'file.json', '--id', id]);
    expect([again.exitCode, again.stdout]).toEqual([0, `${id}\n`]);
    const list = await ledger.run(['cooks', 'list']);
    expect(list.stdout).toMatch(new RegExp(`^${id} +More foxes +10 +tool portrait`, 'm'));
    expect(list.stdout.split('\n')).toHaveLength(3);
  });

  it('are not saved with a mistake: every one is named with its place', async () => {
    const wrong = { ...COOK, targetSize: 0, work: { kind: 'tool' } };
    const { exitCode, stdout, stderr } = await withFile(wrong, ['cooks', 'save', 'file.json']);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^ {2}targetSize: /m);
    expect(stderr).toMatch(/^ {2}work\.toolId: /m);
    expect(await ledger.database.cooks.countDocuments()).toBe(0);
  });

  it('cannot be read from what is no JSON or no file, nor replaced where there is none', async () => {
    const garbled = await withFile('{', ['cooks', 'save', 'file.json']);
    expect([garbled.exitCode, garbled.stderr]).toEqual([
      1,
      expect.stringMatching(/^The file file\.json is not JSON: /),
    ]);
    const absent = await ledger.run(['cooks', 'save', 'absent.json'], { directory });
    expect([absent.exitCode, absent.stderr]).toEqual([
      2,
      'The file absent.json cannot be read: there is no such file.\n',
    ]);
    const id = '66cd00000000000000000001';
    const none = await withFile(COOK, ['cooks', 'save', 'file.json', '--id', id]);
    expect([none.exitCode, none.stderr]).toEqual([1, `There is no cook ${id}. See genledger cooks list.\n`]);
  });

  it('say what to do while there is none', async () => {
    const { stdout, stderr } = await ledger.run(['cooks', 'list']);
    expect([stdout, stderr]).toEqual(['', 'There is no cook yet: genledger cooks save FILE\n']);
  });
});

describe('cooks forecast', () => {
  it('tells combinations and what is expected of each value, from standard input and by id alike', async () => {
    const input = JSON.stringify(COOK);
    const { exitCode, stdout } = await ledger.run(['cooks', 'forecast', '-'], { input });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Combinations +4$/m);
    expect(stdout).toMatch(/^Distinct pieces +4$/m);
    expect(stdout).toMatch(/^fur +red +6 +0 +10 +exact$/m);
    expect(stdout).toMatch(/^hat +crown +2 +2 +2 +exact$/m);
    expect(await ledger.database.cooks.countDocuments()).toBe(0);
    const id = (await ledger.run(['cooks', 'save', '-'], { input })).stdout.trim();
    expect((await ledger.run(['cooks', 'forecast', id])).stdout).toBe(stdout);
    const { json } = await ledger.json(['cooks', 'forecast', id]);
    expect(json).toMatchObject({
      targetSize: 10,
      combinations: '4',
      distinct: { atLeast: '4', atMost: '4' },
    });
  });

  it('fits a narrow terminal and uses no colour where nobody wants any', async () => {
    const { stdout, stderr } = await ledger.run(['cooks', 'forecast', '-'], {
      input: JSON.stringify(COOK),
      columns: 40,
      variables: { NO_COLOR: '1' },
    });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toContain('Left out: ');
  });

  it('refuses what cannot be made, with every reason, and exits 1', async () => {
    const randomness = { ...COOK.randomness, duplicates: 'forbidden' };
    const { exitCode, json } = await ledger.json(['cooks', 'forecast', '-'], {
      input: JSON.stringify({ ...COOK, randomness }),
    });
    expect([exitCode, json]).toEqual([
      1,
      {
        error: {
          code: 'invalid-input',
          message: 'The cook cannot be used as it is.',
          issues: [{ path: expect.any(String), message: expect.any(String) }],
        },
      },
    ]);
  });
});

describe('spells', () => {
  it('are saved, listed and shown', async () => {
    const saved = await withFile(SPELL, ['spells', 'save', 'file.json']);
    const id = saved.stdout.trim();
    expect(saved.stderr).toBe(`Saved "Sketch". To cast it: genledger executions cast ${id} --account ID\n`);
    expect((await ledger.run(['spells', 'list'])).stdout).toMatch(new RegExp(`^${id} +Sketch +2 `, 'm'));
    const shown = await ledger.run(['spells', 'show', id]);
    expect(shown.stdout).toMatch(/^Name +Sketch$/m);
    expect(shown.stdout).toContain('\nExposed inputs\n[');
  });

  it('are not saved with a tool that is not registered', async () => {
    const steps = [{ id: 'paint', toolId: 'absent' }];
    const { exitCode, stderr } = await withFile({ name: 'Sketch', steps }, ['spells', 'save', 'file.json']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^ {2}steps\[0\]\.toolId: /m);
  });

  it('say what to do while there is none', async () => {
    const { stderr } = await ledger.run(['spells', 'list']);
    expect(stderr).toBe('There is no spell yet: genledger spells save FILE\n');
  });
});
