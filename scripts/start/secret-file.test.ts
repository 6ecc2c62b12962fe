import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptSigningSecret } from './secret-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'secret-file-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = () => join(directory, 'delivery-secret');

test('a signing secret is kept as receivers take it, for its owner alone', () => {
  const secret = keptSigningSecret(directory, 'delivery-secret');
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(readFileSync(file(), 'utf8').trim()).toBe(secret);
  expect(statSync(file()).mode & 0o077).toBe(0);
  expect(keptSigningSecret(directory, 'delivery-secret')).toBe(secret);
});

test('one that was kept in the form of addresses stays the same secret', () => {
  const bytes = Buffer.alloc(32, 0xfb);
  writeFileSync(file(), `${bytes.toString('base64url')}\n`, { mode: 0o600 });
  const secret = `whsec_${bytes.toString('base64')}`;
  expect(keptSigningSecret(directory, 'delivery-secret')).toBe(secret);
  expect(readFileSync(file(), 'utf8').trim()).toBe(secret);
});
