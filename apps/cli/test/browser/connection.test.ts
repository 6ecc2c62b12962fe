import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedGeneration, type OwnMongod, startOwnMongod } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

const START_MS = 60_000;

let mongod: OwnMongod;
let directory: string;
let program: TerminalProgram;
const named = (name: string) => ({ ...endedGeneration(), toolDisplayName: name });
const generations = () => mongod.database.db.collection('generationOutputs');
const elsewhere = () => mongod.database.client.db('elsewhere');

beforeAll(async () => {
  mongod = await startOwnMongod({ label: 'cli-connection', isLedger: true });
  await generations().insertOne(named('before'));
  await elsewhere().collection('generationOutputs').insertOne(named('there alone'));
  directory = await mkdtemp(join(tmpdir(), 'genledger-connection-'));
  const environments = {
    here: { databaseUrl: mongod.url },
    there: { databaseUrl: mongod.url.replace('cli-connection', 'elsewhere') },
  };
  await writeFile(join(directory, 'genledger.config.json'), JSON.stringify({ environments }));
  const settings = join(directory, 'config', 'genledger');
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'browser.json'), JSON.stringify({ readFrom: 'secondary' }));
  await mongod.database.db.command({ profile: 2 });
  program = runInTerminal(['browse', '--env', 'here'], { directory, columns: 120, rows: 30 });
  await program.see('Last 24 hours');
}, START_MS);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await mongod[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

it('lists are read from secondaries where that is set', async () => {
  program.press('3');
  await program.see(/▌.*before/);
  const read = { ns: /\.generationOutputs$/, 'command.find': 'generationOutputs' };
  const profiled = await mongod.database.db.collection('system.profile').findOne(read);
  expect(profiled?.['command'].$readPreference).toEqual({ mode: 'secondaryPreferred' });
});

it(
  'a connection that is lost is told, and heals by itself when the database is there again',
  async () => {
    program.press('3');
    await program.see(/Generations +1 of 1/);
    await mongod.crash();
    await program.see(/✗ connection lost .*, trying/);
    // What was read stays, and keys go on doing what they do.
    await program.see(/▌.*before/);
    program.press('?');
    await program.see('Everywhere');
    program.press('x');
    await mongod.start();
    await program.see('The connection is there again.');
    await program.see(/● read .* here/);
    await generations().insertOne(named('afterwards'));

    await program.see('afterwards');
  },
  START_MS,
);

it('another environment of the configuration is looked at, and the one before again', async () => {
  program.press('E');
  await program.see(/1 here +is looked at/);
  program.press('2');
  await program.see('This is there.');
  program.press('3');
  await program.see(/▌.*there al/);
  expect(program.screen().at(-1)).toMatch(/ there$/);
  program.press(':');
  program.type('environment here');
  program.press('enter');
  await program.see('This is here.');
  program.press('3');
  await program.see(/▌.*(before|afterwards)/);
});
