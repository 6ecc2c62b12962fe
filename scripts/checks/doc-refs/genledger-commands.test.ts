import { expect, it } from 'vitest';
import { genledgerProblem, subcommandsIn } from './genledger-commands.ts';
import type { HelpOf } from './help.ts';

const HELP: Readonly<Record<string, string>> = {
  '': 'Usage: genledger [options] [command]\n\nOptions:\n  --json  JSON\n\nCommands:\n  audit [options]  looks\n  migrate          changes\n',
  audit: 'Usage: genledger audit\n\nOptions:\n  -e, --env <name>  an environment\n',
  migrate:
    'Usage: genledger migrate\n\nCommands:\n  plan|p [options]  shows\n  run [options]     does\n                    run-on text\n',
  'migrate plan': 'Options:\n  --batch <n>\n',
};
const helpOf: HelpOf = async (command) => HELP[command.join(' ')];

it('reads subcommands and their aliases from a help text', () => {
  expect(subcommandsIn(HELP['migrate'] ?? '')).toEqual(new Set(['plan', 'p', 'run']));
});

it('reads no subcommands where there are none', () => {
  expect(subcommandsIn(HELP['audit'] ?? '')).toEqual(new Set());
});

it.each([
  'audit --env production',
  'audit --json',
  'migrate plan --batch=5',
  '<command> --help',
  '',
  'audit FILE',
])('accepts genledger %s', async (command) => {
  expect(await genledgerProblem(command.split(' '), helpOf)).toBeUndefined();
});

it.each([
  ['absent', 'names genledger absent, which does not exist'],
  ['migrate absent', 'names genledger migrate absent, which does not exist'],
  ['audit --absent', 'names --absent, which genledger audit does not have'],
])('refuses genledger %s', async (command, problem) => {
  expect(await genledgerProblem(command.split(' '), helpOf)).toBe(problem);
});

it('refuses every command while the CLI does not answer', async () => {
  expect(await genledgerProblem(['audit'], async () => undefined)).toContain('does not answer');
});
