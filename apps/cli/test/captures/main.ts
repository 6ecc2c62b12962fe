import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { startTemporaryMongod } from '@genledger/db/mongod';
import {
  configurationSchema,
  createLedgerContext,
  environmentSchema,
} from '@genledger/services/configuration';
import { systemClock } from '@genledger/services/context';
import { startKnowingProvider } from '../support/provider-server.ts';
import { makeGeneration, registerTool } from '../support/records.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal.ts';

/** Draws the screens of docs/browser-captures.md anew: `node apps/cli/test/captures/main.ts`. */
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../../../../docs/browser-captures.md', import.meta.url));
const DOCUMENTS = 2000;
const WEBHOOK_SECRET = 'a-secret-of-the-captures';

const run = promisify(execFile);
const parts: string[] = [];

/** Keeps the screen under a title. */
function keep(title: string, screen: string): void {
  parts.push(`## ${title}\n\n\`\`\`text\n${screen.trimEnd()}\n\`\`\`\n`);
}

async function seeScreens(program: TerminalProgram): Promise<void> {
  await program.see('Last 24 hours');
  program.press('a', '1');
  await program.see('y does it');
  program.press('y');
  await program.see(/Run an audit: The criteria/);
  keep('Overview, after an audit', await program.see(/beside it the audit/));
  program.press('2');
  keep('Findings', await program.see(/Findings +1 of \d+/));
  program.press('3');
  keep('Generations', await program.see(/Generations +1 of 2,\d\d\d/));
  program.press('enter');
  keep('A generation', await program.see('[Fields]'));
  program.press('escape', '4');
  keep('Cook executions', await program.see(/Cook executions +1 of \d+/));
  program.press('7');
  keep('Tools', await program.see(/▌.*\d/));
  program.press('8');
  keep('Migration', await program.see(/Migration +1 of \d+[\s\S]*migrated/));
  program.press('3', '/');
  program.type('statsu:failed cost>');
  keep('A filter with a mistake', await program.see(/✗ .*statsu/));
  program.press('escape');
}

async function tellStory(program: TerminalProgram): Promise<void> {
  program.press('3', '/', 'ctrl+u');
  program.type('missing:costUsd status:failed account:anna');
  program.press('enter');
  keep('1. What failed at an unknown cost', await program.see(/1 of 1 .*missing:costUsd/));
  program.press('enter');
  await program.see('[Fields]');
  program.press('tab');
  keep('2. Its history: it expired, since its provider was not heard of', await program.see('[History 2]'));
  program.press('a', '2');
  await program.see('Write yes to do it');
  program.type('its webhook was lost');
  program.press('tab');
  program.type('yes');
  keep('3. Asking its provider', await program.see('to do it yes'));
  program.press('enter');
  await program.see('Ask the provider again: 1 of 1 done');
  keep('4. The history afterwards', await program.see(/failed → success/));
}

const mongod = await startTemporaryMongod({ environment: process.env, log: console.error });
const directory = await mkdtemp(join(tmpdir(), 'genledger-captures-'));
const url = mongod.uri.replace('?', 'genledger?');
const environment = { ...process.env, DATABASE_URL: url, GENLEDGER_ENVIRONMENT: 'staging' };
await run(process.execPath, [MAIN, 'generate-legacy', '--documents', String(DOCUMENTS), '--seed', '5'], {
  env: environment,
});
await run(process.execPath, [MAIN, 'migrate', 'run', '--yes'], { env: environment });
await applyMigrations(url, 'genledger');
const database = openDatabase({ url });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const settings = environmentSchema.parse({ DATABASE_URL: url, GENLEDGER_WEBHOOK_SECRET: WEBHOOK_SECRET });
const dayAgo = { now: () => new Date(systemClock.now().getTime() - 86_400_000) };
const context = createLedgerContext(database, settings, configurationSchema.parse({}), silent, dayAgo);
await registerTool(context);
const { id } = await makeGeneration(context, { account: 'anna' });
const { expireGeneration } = await import('@genledger/services/reconciliation');
await expireGeneration({ ...context, clock: systemClock }, id, 'nothing was heard of it for 12 hours');
const provider = await startKnowingProvider();
const program = runInTerminal(['browse'], {
  columns: 100,
  rows: 26,
  directory,
  variables: { DATABASE_URL: url, GENLEDGER_ENVIRONMENT: 'staging', ...provider.variables },
});
await seeScreens(program);
parts.push('# Why has this generation no cost?\n');
await tellStory(program);
const introduction = `# Captures of the terminal browser

Screens as a terminal of 100 by 26 shows them, of a migrated database of \`genledger generate-legacy\`; drawn by \`node apps/cli/test/captures/main.ts\`.
What they mean is in [terminal browser](browser.md).
`;
await writeFile(OUTPUT, [introduction, ...parts].join('\n'));
await program[Symbol.asyncDispose]();
await provider[Symbol.asyncDispose]();
await database.close();
await rm(directory, { recursive: true });
await mongod.stop();
