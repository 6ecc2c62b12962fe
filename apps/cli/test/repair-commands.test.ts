import { listCommandOf, RULES } from '@genledger/domain/audit';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.ts';
import { fakeHost } from './support/fake-host.ts';

/** Parses a command line as the program does; `ID` at its end stands for an id. */
async function parsed(line: string): Promise<string> {
  const host = fakeHost();
  let input: unknown;
  const program = createProgram(host, async (_definition, _flags, given) => {
    input = given;
  });
  const [name, ...words] = line.replace(/\bID$/, '66cd0000000000000000a001').split(' ');
  expect(name).toBe('genledger');
  await program.parseAsync(words, { from: 'user' }).catch(() => undefined);
  return input === undefined ? `cannot be parsed: ${host.written.stderr}` : 'parsed';
}

describe('commands that the audit names', () => {
  it.each(RULES.map((rule) => [rule.id, listCommandOf(rule)]))('%s: %s', async (_rule, line) => {
    expect(await parsed(line)).toBe('parsed');
  });

  it.each(RULES.flatMap((rule) => (rule.repairCommand === undefined ? [] : [[rule.id, rule.repairCommand]])))(
    '%s: %s',
    async (_rule, line) => {
      expect(await parsed(String(line))).toBe('parsed');
    },
  );

  it('are told apart from what is none', async () => {
    expect(await parsed('genledger migrate run --only cost-missing')).toContain('must be one of');
  });
});
