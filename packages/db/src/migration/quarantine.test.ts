import { Double, Int32, Long, ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { inTransaction } from '../client/index.ts';
import { noteUndecided, type StoredFinding } from './quarantine.ts';

const FIRST = new Date('2026-09-01T00:00:00Z');
const LATER = new Date('2026-09-02T00:00:00Z');
/** Ids of every type that old writers gave documents. */
const IDS = [
  new ObjectId(),
  'a-name',
  new Int32(7),
  new Double(8),
  new Double(1.5),
  Long.fromString('9007199254740993'),
  { account: 'a', at: FIRST },
];

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('quarantine');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const finding = (reason: string): StoredFinding => ({
  field: 'status',
  reason,
  candidates: [{ source: 'status', value: 'abducted' }],
});

async function note(findings: readonly StoredFinding[], now: Date): Promise<void> {
  const undecided = IDS.map((documentId) => ({ documentId, findings }));
  await inTransaction(ledger.database, (session) =>
    noteUndecided(ledger.database.db, 'generationOutputs', undecided, now, session),
  );
}

test('a pass that finds the same undecided leaves their notes, one that finds something else changes them', async () => {
  const quarantine = ledger.database.db.collection('quarantine');
  const notes = () => quarantine.find({}, { sort: { _id: 1 }, promoteValues: false }).toArray();
  await note([finding('status-unknown')], FIRST);
  const first = await notes();
  expect(first.map(({ documentId }) => documentId)).toEqual(IDS);
  await quarantine.updateMany({}, { $set: { decisions: { status: 'failed' } } });

  await note([finding('status-unknown')], LATER);
  expect(await notes()).toEqual(first.map((each) => ({ ...each, decisions: { status: 'failed' } })));

  await note([finding('status-missing')], LATER);
  const reasons = ['status-missing'];
  const findings = [finding('status-missing')];
  expect(await notes()).toEqual(
    first.map((each) => ({ ...each, reasons, findings, decisions: { status: 'failed' } })),
  );
});
