import { Decimal128, type Document, Double, Int32, Long, MongoServerError, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, plainEvent, plainGeneration } from '../../test/support/plain-documents.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';

/** What MongoDB answers where a validator refuses a document. */
const REFUSED_BY_VALIDATOR = 121;

let bare: TestDatabase;
beforeAll(async () => {
  bare = await testDatabase({ label: 'validator', isLedger: true });
});
afterAll(() => bare.drop());

/** Inserts with the bare driver. @returns `accepted`, or the code with which the server refused it */
async function insert(collection: string, document: Document): Promise<unknown> {
  try {
    await bare.db.collection(collection).insertOne(document);
    return 'accepted';
  } catch (error) {
    if (error instanceof MongoServerError) return error.code;
    throw error;
  }
}

const COOK = { cookExecutionId: new ObjectId() };
const CAST = { spellCastId: new ObjectId() };
const PIECE = { kind: 'cookPiece', ...COOK };
const STEP = { kind: 'spellStep', ...CAST };

describe('a generation belongs to a cook execution, to a spell cast, or to nothing', () => {
  test.each([
    ['a single one', {}],
    ['a single one with a reference', { clientReference: 'mine' }],
    ['a piece', PIECE],
    ['a piece with its place', { ...PIECE, pieceIndex: new Int32(3) }],
    ['a step', STEP],
    ['a step with its place', { ...STEP, stepIndex: new Int32(0) }],
  ])('%s is accepted', async (_, changes) => {
    expect(await insert('generationOutputs', changed(plainGeneration(), changes))).toBe('accepted');
  });

  test.each([
    ['a piece with both parents', { ...PIECE, ...CAST }],
    ['a step with both parents', { ...STEP, ...COOK }],
    ['a single one with both parents', { ...COOK, ...CAST }],
    ['a single one with a cook execution', COOK],
    ['a single one with a spell cast', CAST],
    ['a piece with a spell cast in its place', { kind: 'cookPiece', ...CAST }],
    ['a step with a cook execution in its place', { kind: 'spellStep', ...COOK }],
    ['a piece without a parent', { kind: 'cookPiece' }],
    ['a step without a parent', { kind: 'spellStep' }],
    ['a piece whose parent is null', { kind: 'cookPiece', cookExecutionId: null }],
    ['a single one whose parent is null', { cookExecutionId: null }],
    ['a piece whose parent is text', { kind: 'cookPiece', cookExecutionId: '65f0000000000000000000c1' }],
    ['a step whose parent is text', { kind: 'spellStep', spellCastId: '65f0000000000000000000d1' }],
    ['no kind', { kind: undefined }],
    ['no kind, but a parent', { kind: undefined, ...COOK }],
    ['a kind that does not exist', { kind: 'cook' }],
    ['a kind that is null', { kind: null }],
    ['a kind that is a list of kinds', { kind: ['single'] }],
    ['a piece with the place of a step', { ...PIECE, stepIndex: new Int32(0) }],
    ['a step with the place of a piece', { ...STEP, pieceIndex: new Int32(0) }],
    ['a single one with a place', { pieceIndex: new Int32(0) }],
    ['a piece with a reference', { ...PIECE, clientReference: 'mine' }],
  ])('%s is refused', async (_, changes) => {
    expect(await insert('generationOutputs', changed(plainGeneration(), changes))).toBe(REFUSED_BY_VALIDATOR);
  });

  test('an update cannot make an illegal one either', async () => {
    const document = changed(plainGeneration(), PIECE);
    const generations = bare.db.collection('generationOutputs');
    await generations.insertOne(document);
    const illegal: readonly Document[] = [
      { $set: CAST },
      { $set: { kind: 'single' } },
      { $set: { kind: 'spellStep' } },
      { $unset: { cookExecutionId: '' } },
      { $unset: { kind: '' } },
      { $rename: { cookExecutionId: 'spellCastId' } },
    ];
    for (const update of illegal) {
      await expect(generations.updateOne({ _id: document['_id'] }, update)).rejects.toMatchObject({
        code: REFUSED_BY_VALIDATOR,
      });
    }
    expect(await generations.findOne({ _id: document['_id'] })).toMatchObject(PIECE);
  });
});

describe('a generation has the types of its figures', () => {
  test.each([
    ['a duration of 64 bits', { durationMs: Long.fromNumber(35_000) }],
    ['an exact cost', { costUsd: Decimal128.fromString('0.011795'), costBasis: 'provider' }],
    [
      'any payload',
      { requestPayload: { prompt: ['a', 1, null] }, responsePayload: [1.5], metadata: { a: {} } },
    ],
    ['a rate', { costRate: { amountUsd: Decimal128.fromString('0.04'), unit: 'run', source: 'tool' } }],
  ])('%s is accepted', async (_, changes) => {
    expect(await insert('generationOutputs', changed(plainGeneration(), changes))).toBe('accepted');
  });

  test.each([
    ['a duration that is a double', { durationMs: new Double(35_000) }],
    ['a duration that is a fraction', { durationMs: 35_000.5 }],
    ['a duration of 32 bits', { durationMs: new Int32(35_000) }],
    ['a duration that is text', { durationMs: '35000' }],
    ['points that are a double', { pointsSpent: new Double(3) }],
    ['points that are null', { protocolNetPoints: null }],
    ['no points at all', { pointsSpent: undefined }],
    ['a cost that is a double', { costUsd: 0.011795 }],
    ['a cost that is text', { costUsd: '0.011795' }],
    ['a cost as an exported file holds it', { costUsd: { $numberDecimal: '0.011795' } }],
    ['a basis that does not exist', { costBasis: 'guess' }],
    ['a rate without its unit', { costRate: { amountUsd: Decimal128.fromString('1'), source: 'tool' } }],
    ['a multiplier that is a number', { 'pointsRate.multiplier': 4 }],
    ['a time that is text', { requestTimestamp: '2031-03-03T10:00:00.000Z' }],
    ['a time in milliseconds', { requestTimestamp: Long.fromNumber(1_930_298_400_000) }],
    ['a status of the old database', { status: 'completed' }],
    ['a delivery status of the old database', { deliveryStatus: 'none' }],
    ['a state of submission that does not exist', { 'submission.state': 'sent' }],
    [
      'evidence of an end without its source',
      { 'evidence.ends': { failed: { receivedAt: new Date(), eventId: 'e' } } },
    ],
    ['evidence of an end that does not exist', { 'evidence.ends': { timeout: {} } }],
    ['an id that is text', { _id: '65f000000000000000000001' }],
    ['an account that is an ObjectId', { accountId: new ObjectId() }],
    ['flags that are one text', { flags: 'expired' }],
    [
      'a history that knows no time of writing',
      { history: [{ to: 'pending', at: new Date(), cause: 'creation' }] },
    ],
    ['no schemaVersion', { schemaVersion: undefined }],
    ['a schemaVersion that is a double', { schemaVersion: new Double(2) }],
    ['a schemaVersion that is text', { schemaVersion: '2' }],
    ['a revision of 64 bits', { revision: Long.fromNumber(0) }],
    ['a field that nobody knows', { masterAccountId: 'account-1' }],
    ['a field that nobody knows, inside', { 'submission.sentAt': new Date() }],
    ['no evidence', { evidence: undefined }],
  ])('%s is refused', async (_, changes) => {
    expect(await insert('generationOutputs', changed(plainGeneration(), changes))).toBe(REFUSED_BY_VALIDATOR);
  });
});

describe('an event of the inbox', () => {
  test('is accepted as it comes', async () => {
    expect(await insert('webhookEvents', plainEvent())).toBe('accepted');
  });

  test.each([
    ['without its body', { rawBody: undefined }],
    ['with a parsed body', { rawBody: {} }],
    ['without its content key', { contentKey: undefined }],
    ['in a state that does not exist', { state: 'done' }],
    ['from a source that does not exist', { source: 'rumour' }],
    ['for a generation by text', { generationId: '65f000000000000000000001' }],
    ['with attempts that are a double', { attempts: new Double(0) }],
    ['with a field that nobody knows', { payload: {} }],
  ])('%s is refused', async (_, changes) => {
    expect(await insert('webhookEvents', changed(plainEvent(), changes))).toBe(REFUSED_BY_VALIDATOR);
  });
});

describe('a run of a provider belongs to one generation', () => {
  const run = (provider: string | undefined, providerRunId: string | undefined) => ({
    provider,
    providerRunId,
  });
  const add = (changes: Readonly<Record<string, unknown>>) =>
    insert('generationOutputs', changed(plainGeneration(), changes));
  const DUPLICATE_KEY = 11_000;

  test('two of one run are refused, whatever their kinds; another provider may have a run of that name', async () => {
    expect(await add(run('comfyui-deploy', 'run-1'))).toBe('accepted');
    expect(await add(run('comfyui-deploy', 'run-1'))).toBe(DUPLICATE_KEY);
    expect(await add({ ...PIECE, ...run('comfyui-deploy', 'run-1') })).toBe(DUPLICATE_KEY);
    expect(await add(run('replicate', 'run-1'))).toBe('accepted');
    expect(await add(run('comfyui-deploy', 'run-2'))).toBe('accepted');
  });

  test('many may wait for their run', async () => {
    for (let n = 0; n < 3; n += 1) {
      expect(await add(run('comfyui-deploy', undefined))).toBe('accepted');
      expect(await add(run(undefined, undefined))).toBe('accepted');
    }
  });

  test('a run cannot be given to a second one later', async () => {
    const later = changed(plainGeneration(), run('comfyui-deploy', undefined));
    expect(await insert('generationOutputs', later)).toBe('accepted');
    expect(await add(run('comfyui-deploy', 'run-3'))).toBe('accepted');
    const generations = bare.db.collection('generationOutputs');
    await expect(
      generations.updateOne({ _id: later['_id'] }, { $set: { providerRunId: 'run-3' } }),
    ).rejects.toMatchObject({ code: DUPLICATE_KEY });
  });
});
