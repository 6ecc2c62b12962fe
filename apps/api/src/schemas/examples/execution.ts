const COOK_ID = '66cd0000000000000000000b';
const COOK_EXECUTION_ID = '66cd0000000000000000000c';
const SPELL_ID = '66cd0000000000000000000d';
const SPELL_CAST_ID = '66cd0000000000000000000e';
const PIECES = ['66cd00000000000000000010', '66cd00000000000000000011'];
const SAVED = { createdAt: '2025-08-27T09:00:00.000Z', updatedAt: '2025-08-27T09:00:00.000Z' };

/** A cook as it is written. */
export const COOK_DEFINITION = {
  name: 'Foxes at night',
  work: { kind: 'tool', toolId: 'demo-image' },
  targetSize: 2,
  randomness: {
    traits: [
      {
        name: 'fur',
        values: [
          { value: 'red', weight: 3 },
          { value: 'silver', weight: 1 },
        ],
      },
    ],
    seed: { mode: 'random', input: 'seed', from: 0, to: 4_294_967_295 },
    duplicates: 'allowed',
  },
  templates: { prompt: 'a {fur} fox at night' },
  onFailure: { attempts: 3, thenReplace: true },
};

/** A cook that was saved. */
export const COOK = { id: COOK_ID, ...COOK_DEFINITION, toolId: 'demo-image', ...SAVED };

/** What a cook will make. */
export const COOK_FORECAST = {
  targetSize: 2,
  combinations: '2',
  distinct: { atLeast: '2', atMost: '2' },
  traits: [
    {
      name: 'fur',
      values: [
        { value: 'red', expected: '1.5', basis: 'exact', atLeast: 0, atMost: 2 },
        { value: 'silver', expected: '0.5', basis: 'exact', atLeast: 0, atMost: 2 },
      ],
    },
  ],
  ranges: [],
};

/** What starts a cook execution. */
export const NEW_COOK_EXECUTION = {
  cookId: COOK_ID,
  accountId: 'account-1',
  concurrency: 4,
  budget: { usd: '1.5' },
  notification: { platform: 'web' },
};

const NO_CHILDREN = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };
const started = {
  initiatorAccountId: 'account-1',
  environment: 'production',
  startedAt: '2025-08-27T10:00:00.000Z',
  executedBy: 'ledger',
};
const whole = {
  generationIds: PIECES,
  counts: { ...NO_CHILDREN, processing: 1, success: 1 },
  costUsd: '0.011524389',
  costCount: 1,
  pointsSpent: 137,
  notificationPlatform: 'web',
  deliveryStatus: 'pending',
};

/** A cook execution that runs. */
export const COOK_EXECUTION = {
  id: COOK_EXECUTION_ID,
  ...started,
  ...whole,
  status: 'running',
  cookId: COOK_ID,
  seed: COOK_EXECUTION_ID,
  firstIndex: 0,
  targetSize: 2,
  concurrency: 4,
  nextIndex: 2,
  lostIndexes: [],
  budget: { usd: '1.5' },
  progress: { expected: 2, made: 1, lost: 0, running: 1, share: 0.5, timeLeftMs: 35_000 },
};

/** A spell as it is written. */
export const SPELL_DEFINITION = {
  name: 'A fox, twice',
  exposedInputs: [{ name: 'prompt', type: 'string', required: true, description: 'What to paint' }],
  steps: [
    { id: 'first', toolId: 'demo-image', inputs: { prompt: { input: 'prompt' } } },
    {
      id: 'second',
      toolId: 'demo-image',
      inputs: { prompt: { input: 'prompt' }, image: { step: 'first', path: '$.artifacts[0].url' } },
      onFailure: { attempts: 2 },
    },
  ],
};

/** A spell that was saved. */
export const SPELL = { id: SPELL_ID, ...SPELL_DEFINITION, previewImages: [], ...SAVED };

/** What casts a spell. */
export const NEW_SPELL_CAST = {
  spellId: SPELL_ID,
  accountId: 'account-1',
  inputs: { prompt: 'a red fox' },
  notification: { platform: 'web' },
};

/** A spell cast that runs. */
export const SPELL_CAST = {
  id: SPELL_CAST_ID,
  ...started,
  ...whole,
  status: 'running',
  spellId: SPELL_ID,
  inputs: { prompt: 'a red fox' },
  progress: { expected: 2, made: 1, lost: 0, running: 1, share: 0.5 },
};
