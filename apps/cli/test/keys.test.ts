import { authenticate } from '@genledger/services/api-key';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';

interface Made {
  readonly id: string;
  readonly key: string;
}

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('cli-keys');
});
afterAll(() => ledger[Symbol.asyncDispose]());

describe('keys', () => {
  it('says how to make the first one', async () => {
    const { stderr } = await ledger.run(['keys', 'list']);
    expect(stderr).toBe('There is no key yet: genledger keys create --name NAME --scope admin\n');
  });

  it('prints a new key alone on standard output, and the API accepts it', async () => {
    const { stdout, stderr } = await ledger.run(['keys', 'create', '--name', 'worker', '--scope', 'write']);
    expect(stdout).toMatch(/^glk_[\w-]{20,}\n$/);
    expect(stderr).toContain('It is shown this once');
    expect(await authenticate(ledger.database, stdout.trim())).toMatchObject({ name: 'worker' });
  });

  it('lists keys without their secrets', async () => {
    const { json: made } = await ledger.json<Made>(['keys', 'create', '--name', 'a', '--scope', 'read']);
    const { stdout } = await ledger.run(['keys', 'list', '--json']);
    expect(stdout).toContain(made.id);
    expect(stdout).not.toContain(made.key);
    expect(stdout).not.toContain('hash');
  });

  it('revokes a key for good, once', async () => {
    const { json: made } = await ledger.json<Made>(['keys', 'create', '--name', 'b', '--scope', 'read']);
    expect((await ledger.run(['keys', 'revoke', made.id])).stdout).toBe(`Revoked ${made.id}.\n`);
    expect(await authenticate(ledger.database, made.key)).toBeUndefined();
    const again = await ledger.run(['keys', 'revoke', made.id]);
    expect([again.exitCode, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('see genledger keys list');
  });

  it('names what a key still needs', async () => {
    const { exitCode, stderr } = await ledger.run(['keys', 'create', '--name', 'x']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("required option '--scope <SCOPE>' not specified");
    expect(stderr).toContain('See genledger keys create --help.');
  });
});
