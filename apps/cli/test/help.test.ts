import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../src/commands/catalogue.ts';
import type { CommandEntry } from '../src/commands/catalogue-entry.ts';
import { genledger } from './support/genledger.ts';

const COMMANDS: readonly (readonly [path: string, entry: CommandEntry])[] = CATALOGUE.flatMap((entry) =>
  'load' in entry
    ? [[entry.name, entry] as const]
    : entry.commands.map((command) => [`${entry.name} ${command.name}`, command] as const),
);

describe.each(COMMANDS)('genledger %s', (path, entry) => {
  const words = path.split(' ');

  it('has help with what it does, the flags of every command, and examples', async () => {
    const { exitCode, stdout, stderr } = await genledger([...words, '--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: genledger ${path}`));
    expect(stdout).toContain('--json');
    expect(stdout).toContain('--database-url <URL>');
    expect(stdout).toContain(`  $ ${(await entry.load()).examples[0]}\n`);
    expect(stdout).not.toMatch(/default: (false|\[\])/);
  });

  it('describes itself in sentences, and each flag in a phrase', async () => {
    const { description, flags, arguments: given } = await entry.load();
    expect(description).toMatch(/^[A-Z].*\.$/s);
    expect(entry.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const spec of [...Object.values(flags), ...Object.values(given)]) {
      expect(spec.description).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('takes its own examples: words and flags that there are, values that can be read', async () => {
    const { examples, flags, arguments: given } = await entry.load();
    for (const example of examples) {
      const line = (example.split(' | ').at(-1) ?? '').replace(/ > \S+$/, '');
      expect(line.startsWith(`genledger ${path}`)).toBe(true);
      const rest = shellWords(line).slice(1 + words.length);
      const unread = readFlags(rest, flags);
      const [parser] = Object.values(given).map((spec) => spec.parser);
      expect(unread.every((word) => parser?.parse(word).ok)).toBe(true);
    }
  });

  it('has help that fits a terminal of 80 columns, its examples aside', async () => {
    const { stdout } = await genledger([...words, '--help'], { columns: 80 });
    const [before = ''] = stdout.split('\nExamples:');
    for (const line of before.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

/** The words of a line as a shell reads them; what stands in single quotes is one. */
function shellWords(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|\S+/g)].map(([whole, inner]) => inner ?? whole);
}

const GLOBAL_FLAGS: Readonly<Record<string, boolean>> = {
  '--json': false,
  '--env': true,
  '--database-url': true,
  '--no-color': false,
  '--quiet': false,
};

/** Reads the flags of a line. @returns the words that are no flags */
function readFlags(
  words: readonly string[],
  flags: Awaited<ReturnType<CommandEntry['load']>>['flags'],
): readonly string[] {
  const rest = [...words];
  const unread: string[] = [];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      unread.push(word);
      continue;
    }
    const key = word.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const spec = flags[key];
    expect(spec !== undefined || word in GLOBAL_FLAGS, `${word} is a flag`).toBe(true);
    const takesValue = spec === undefined ? GLOBAL_FLAGS[word] : spec.placeholder !== undefined;
    if (!takesValue) continue;
    const value = rest.shift() ?? '';
    if (spec?.parser) expect(spec.parser.parse(value), `${word} ${value}`).toMatchObject({ ok: true });
  }
  return unread;
}

describe('genledger', () => {
  it('without a command prints help and exits 0', async () => {
    const { exitCode, stdout } = await genledger([]);
    expect(exitCode).toBe(0);
    for (const { name, summary } of CATALOGUE) expect(stdout).toContain(`${name}`.padEnd(22) + summary);
  });

  it.each(CATALOGUE.flatMap((entry) => ('load' in entry ? [] : [entry])))(
    '$name without a command lists its commands and exits 2',
    async ({ name, commands }) => {
      const { exitCode, stdout, stderr } = await genledger([name]);
      expect([exitCode, stdout]).toEqual([2, '']);
      for (const command of commands) expect(stderr).toContain(command.name.padEnd(22) + command.summary);
      expect(stderr).toContain(`examples: genledger ${name} ${commands[0].name} --help`);
    },
  );

  it('takes help as a word, too', async () => {
    const { exitCode, stdout } = await genledger(['help', 'keys', 'create']);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'Usage: genledger keys create [options]']);
  });

  it('guesses what was meant', async () => {
    const { exitCode, stdout, stderr } = await genledger(['keyz']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('(Did you mean keys?)');
  });

  it('prints its version', async () => {
    const { exitCode, stdout } = await genledger(['--version']);
    expect([exitCode, stdout]).toMatchObject([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });
});
