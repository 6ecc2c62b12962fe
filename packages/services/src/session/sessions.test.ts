import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS, NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { createApiKey, revokeApiKey } from '../api-key/index.ts';
import { findSession, type Session, signIn, signOut } from './index.ts';

let ledger: TestLedger;
let key: string;
beforeAll(async () => {
  ledger = await testLedger('sessions');
  key = await createApiKey(ledger.context.database, { name: 'bookkeeper', scope: 'read' }, NOW);
});
afterAll(() => ledger[Symbol.asyncDispose]());

async function signedIn(withKey = key): Promise<Session> {
  const session = await signIn(ledger.context, withKey);
  if (session === undefined) throw new Error('the key was not accepted');
  return session;
}

test('a key signs in with its scope, and any process knows the session', async () => {
  const session = await signedIn();
  expect(session.caller).toMatchObject({ name: 'bookkeeper', scope: 'read' });
  expect(await findSession(ledger.process('process-2'), session.token)).toEqual(session);
});

test.each(['', 'glk_', `glk_${'x'.repeat(43)}`, 'no key'])('%j signs nobody in', async (wrong) => {
  expect(await signIn(ledger.context, wrong)).toBeUndefined();
});

test('the token is in no document, and another token opens nothing', async () => {
  const { token } = await signedIn();
  const documents = await ledger.context.database.adminSessions.find().toArray();
  expect(JSON.stringify(documents)).not.toContain(token);
  for (const wrong of ['', `${token}x`, token.slice(1), documents[0]?.tokenHash ?? '']) {
    expect(await findSession(ledger.context, wrong)).toBeUndefined();
  }
});

test('two sessions have two tokens, and two form tokens that do not tell them', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  expect(new Set([one.token, other.token, one.formToken, other.formToken]).size).toBe(4);
});

test('signing out ends this session and no other', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  await signOut(ledger.context, one.token);
  expect(await findSession(ledger.context, one.token)).toBeUndefined();
  expect(await findSession(ledger.context, other.token)).toBeDefined();
});

test('a revoked key ends its sessions at once', async () => {
  const soonRevoked = await createApiKey(ledger.context.database, { name: 'left', scope: 'admin' }, NOW);
  const session = await signedIn(soonRevoked);
  await revokeApiKey(ledger.context.database, session.caller.keyId, NOW);
  expect(await findSession(ledger.context, session.token)).toBeUndefined();
});

test('a session ends after twelve hours', async () => {
  const { token } = await signedIn();
  ledger.clock.advance(12 * HOUR_MS - 1);
  expect(await findSession(ledger.context, token)).toBeDefined();
  ledger.clock.advance(1);
  expect(await findSession(ledger.context, token)).toBeUndefined();
});
