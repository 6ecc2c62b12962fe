import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { allCommands, type CommandNode, commandTree } from '../src/command/command-tree.ts';
import { CATALOGUE } from '../src/commands/catalogue.ts';
import { genledger } from './support/genledger.ts';

const run = promisify(execFile);
let tree: readonly CommandNode[];
let script: string;
beforeAll(async () => {
  tree = await commandTree(CATALOGUE);
  script = (await genledger(['completion', 'bash'])).stdout;
});

/** What bash offers for a line whose last word is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const list = words.map((word) => `'${word}'`).join(' ');
  const program = `${script}\nCOMP_WORDS=(genledger ${list}); COMP_CWORD=${words.length}; _genledger; echo "\${COMPREPLY[@]}"`;
  const { stdout } = await run('bash', ['-c', program]);
  return stdout.trim().split(' ');
}

describe('bash completes', () => {
  it('commands', async () => {
    expect(await offered('')).toEqual(expect.arrayContaining(tree.map(({ name }) => name)));
    expect(await offered('del')).toEqual(['deliveries']);
  });

  it('commands of a group', async () => {
    expect(await offered('keys', '')).toEqual(['create', 'list', 'revoke']);
    expect(await offered('--env', 'staging', 'keys', 'c')).toEqual(['create']);
  });

  it('flags of a command, and those of all', async () => {
    expect(await offered('deliveries', 'redrive', '--d')).toEqual(['--dry-run', '--database-url']);
    expect(await offered('browse', '--r')).toEqual(['--read-only']);
  });

  it('the values of a flag', async () => {
    expect(await offered('deliveries', 'redrive', '--status', '')).toEqual(['dropped', 'sent', 'pending']);
    expect(await offered('audit', '--format', 's')).toEqual(['sarif']);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the script of %s', (shell) => {
  it('knows every command and every flag', async () => {
    const { exitCode, stdout } = await genledger(['completion', shell]);
    expect(exitCode).toBe(0);
    for (const { name, flags } of allCommands(tree)) {
      expect(stdout).toContain(name);
      for (const flag of flags)
        expect(stdout).toContain(shell === 'fish' ? `-l ${flag.name.slice(2)}` : flag.name);
    }
  });
});

it('a shell that is not known is refused', async () => {
  expect((await genledger(['completion', 'tcsh'])).exitCode).toBe(2);
});
