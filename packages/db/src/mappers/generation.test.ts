import { type Generation, isCompleted } from '@genledger/domain/generation';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generation, historyEntry, json } from '../../test/support/arbitraries.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { aNewGeneration, COMFYUI_DEPLOY, NOW, runId } from '../../test/support/records.ts';
import type { GenerationDocument } from '../client/index.ts';
import {
  canBeStored,
  changingFields,
  DECISION_PROJECTION,
  generationFromDocument,
  generationToDocument,
  historyToDocument,
  toStorable,
} from './index.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('generation-mapper');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const SAMPLES = 150;
const SEED = 20_261_124;
const samplesOf = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.sample(arbitrary, { numRuns: SAMPLES, seed: SEED });

/** Writes documents as MongoDB holds them, and reads them back. */
async function throughDatabase(documents: readonly GenerationDocument[]): Promise<GenerationDocument[]> {
  const { generationOutputs } = ledger.database;
  await generationOutputs.insertMany([...documents]);
  const found = await generationOutputs.find({ _id: { $in: documents.map(({ _id }) => _id) } }).toArray();
  const byId = new Map(found.map((document) => [document._id.toHexString(), document]));
  return documents.flatMap(({ _id }) => byId.get(_id.toHexString()) ?? []);
}

/** A generation whose open values are in the form in which they are kept. */
function asKept(each: Generation): Generation {
  const { responsePayload, execution } = each;
  const payload = responsePayload === undefined ? {} : { responsePayload: toStorable(responsePayload) };
  if (!isCompleted(execution) || execution.error?.details === undefined) return { ...each, ...payload };
  const error = { ...execution.error, details: toStorable(execution.error.details) };
  return { ...each, ...payload, execution: { ...execution, error } };
}

describe('any generation', () => {
  const generations = samplesOf(generation);
  const [entry = { to: 'pending', at: NOW, cause: 'creation' }] = samplesOf(historyEntry);

  test('is accepted by the validator and comes back the same, without what a decision does not read', async () => {
    const documents = generations.map((each) => generationToDocument(each, entry, {}));
    const found = await throughDatabase(documents);
    expect(found.map(generationFromDocument)).toEqual(generations.map(asKept));
    const projected = await ledger.database.generationOutputs
      .find({ _id: { $in: documents.map(({ _id }) => _id) } })
      .project<GenerationDocument>(DECISION_PROJECTION)
      .toArray();
    expect(projected.map(generationFromDocument)).toEqual(
      expect.arrayContaining(found.map(generationFromDocument)),
    );
  });

  test('writes the fields that it was read from', async () => {
    const { generationOutputs } = ledger.database;
    const found = await generationOutputs.find().sort({ _id: 1 }).limit(SAMPLES).toArray();
    expect(found.length).toBeGreaterThan(100);
    await generationOutputs.bulkWrite(
      found.map((document) => ({
        updateOne: {
          filter: { _id: document._id },
          update: { $set: changingFields(generationFromDocument(document)) as never },
        },
      })),
    );
    const again = await generationOutputs.find().sort({ _id: 1 }).limit(SAMPLES).toArray();
    expect(again).toEqual(found);
  });
});

test('what a caller adds is kept where its kind has a place for it', () => {
  const { generation: single, entry } = aNewGeneration();
  const open = { requestPayload: { prompt: 'a fox' }, metadata: { a: 1 }, clientReference: 'mine', index: 3 };
  const parents = [
    { kind: 'single' } as const,
    { kind: 'cookPiece', cookExecutionId: '65f0000000000000000000c1' as never } as const,
    { kind: 'spellStep', spellCastId: '65f0000000000000000000d1' as never } as const,
  ];
  const places = parents.map((parent) => {
    const document = generationToDocument({ ...single, basis: { ...single.basis, parent } }, entry, open);
    const { kind, clientReference, pieceIndex, stepIndex, requestPayload, metadata } = document;
    expect({ requestPayload, metadata }).toEqual({ requestPayload: { prompt: 'a fox' }, metadata: { a: 1 } });
    return { kind, clientReference, pieceIndex, stepIndex };
  });
  expect(places).toEqual([
    { kind: 'single', clientReference: 'mine' },
    { kind: 'cookPiece', pieceIndex: 3 },
    { kind: 'spellStep', stepIndex: 3 },
  ]);
});

test('a new record is written out as the contract says', () => {
  const providerRunId = runId('run-1');
  const { generation: created, entry } = aNewGeneration({ providerRunId, accountId: 'account-1' });
  const document: unknown = JSON.parse(JSON.stringify(generationToDocument(created, entry, {})));
  expect(document).toMatchObject({
    schemaVersion: 2,
    kind: 'single',
    accountId: 'account-1',
    environment: 'production',
    provider: COMFYUI_DEPLOY,
    providerRunId: 'run-1',
    status: 'pending',
    requestTimestamp: '2031-03-03T10:00:00.000Z',
    costRate: { amountUsd: { $numberDecimal: '0.000337' }, unit: 'second', source: 'comfyui-deploy/2' },
    pointsRate: {
      multiplier: '4',
      minimumChargeUsd: { $numberDecimal: '0.001' },
      pointPriceUsd: { $numberDecimal: '0.000337' },
    },
    evidence: { ends: {} },
    submission: { state: 'external', attempts: 0 },
    deliveryStatus: 'skipped',
    revision: 0,
    history: [
      {
        to: 'pending',
        at: '2031-03-03T10:00:00.000Z',
        recordedAt: '2031-03-03T10:00:00.000Z',
        cause: 'creation',
      },
    ],
  });
});

test('open values that can be stored come back as they were, whatever their keys', async () => {
  const payloads = samplesOf(json).filter(canBeStored);
  const documents = payloads.map((payload) => {
    const { generation: created, entry } = aNewGeneration();
    const open = { requestPayload: payload, metadata: { payload } };
    return generationToDocument({ ...created, responsePayload: payload }, entry, open);
  });
  const found = await throughDatabase(documents);
  expect(found.map(({ requestPayload }) => requestPayload)).toEqual(payloads);
  expect(found.map(({ responsePayload }) => responsePayload)).toEqual(payloads);
  expect(found.map(({ metadata }) => metadata)).toEqual(payloads.map((payload) => ({ payload })));
});

test('what MongoDB cannot hold is kept as its text', () => {
  const { generation: created, entry } = aNewGeneration();
  const deep = JSON.parse(`${'['.repeat(80)}${']'.repeat(80)}`);
  const document = generationToDocument({ ...created, responsePayload: deep }, entry, {});
  expect(document.responsePayload).toBe(JSON.stringify(deep));
});

test('a record that has ended without a time is refused with what to do', () => {
  const { generation: created, entry } = aNewGeneration();
  const document = generationToDocument(created, entry, {});
  expect(() => generationFromDocument({ ...document, status: 'success' })).toThrow(/genledger audit/);
});

test('a history entry is stored with the time of its writing', () => {
  const later = new Date('2031-03-03T10:00:05.000Z');
  expect(historyToDocument({ to: 'failed', at: NOW, cause: 'expiry' }, later)).toEqual({
    to: 'failed',
    at: NOW,
    recordedAt: later,
    cause: 'expiry',
  });
});
