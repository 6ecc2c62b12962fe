import type { AlertDismissal, AlertState } from '@genledger/domain/alert';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import { dismissAlert, insertAlert, listOpenAlerts, updateAlert } from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('alerts');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const STATE: AlertState = {
  status: 'raised',
  level: 'warning',
  value: 2,
  threshold: 1,
  firstSeenAt: NOW,
  lastSeenAt: NOW,
  changedAt: NOW,
  seen: 1,
};
const NAMES = {
  rule: 'inbox-lag',
  group: '',
  environment: 'test',
  accountId: 'operators',
  title: 'Inbox waits',
} as const;

async function onlyAlert() {
  const [alert] = await listOpenAlerts(database);
  if (alert === undefined) throw new Error('no alert is raised');
  return alert;
}

test('a dismissal is not lost to a look at the rules that had read the alert before it', async () => {
  await insertAlert(database, NAMES, STATE, { platform: 'none' });
  const read = await onlyAlert();
  const dismissal: AlertDismissal = { by: 'ada', why: 'known', at: at(1), until: at(3600) };
  await dismissAlert(database, read.id, dismissal);
  expect(await updateAlert(database, read, { ...STATE, seen: 2 }, undefined)).toBe(false);
  const dismissed = await onlyAlert();
  expect(dismissed).toMatchObject({ seen: 1, dismissal });
  const again: AlertDismissal = { by: 'bob', why: 'still', at: at(2), until: at(7200) };
  await dismissAlert(database, read.id, again);
  expect(await updateAlert(database, dismissed, { ...STATE, seen: 2, dismissal }, undefined)).toBe(false);
  const latest = await onlyAlert();
  expect(await updateAlert(database, latest, { ...STATE, seen: 2, dismissal: again }, undefined)).toBe(true);
  expect(await onlyAlert()).toMatchObject({ seen: 2, dismissal: again });
});
