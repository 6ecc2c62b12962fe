import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create, DIAMOND, HATS } from './support/execution-scene.ts';
import { FLAT_TOOL } from './support/ledger.ts';
import type { Problem } from './support/records.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';

/** A tool that says what it takes. */
const TYPED_TOOL = 'e2e-typed';

let scene: TestApi;
beforeAll(async () => {
  scene = await startTestApi('bad-definitions');
  const inputs = { prompt: { type: 'string', required: true }, steps: { type: 'integer', maximum: 50 } };
  const tool = {
    displayName: 'Typed Painter',
    service: 'comfyui',
    costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
    metadata: { deploymentId: 'deployment-typed', inputs },
  };
  expect((await scene.client.put(`/v1/tools/${TYPED_TOOL}`, tool)).status).toBe(201);
}, 90_000);
afterAll(() => scene[Symbol.asyncDispose]());

/** The places that a refusal names. */
async function refusedPlaces(path: string, body: unknown): Promise<readonly string[]> {
  const answer = await scene.client.post<Problem>(path, body);
  expect(answer.status, answer.text).toBe(422);
  expect(answer.body.type).toBe('urn:genledger:problem:invalid-input');
  for (const { message } of answer.body.errors ?? []) expect(message).not.toBe('');
  return (answer.body.errors ?? []).map(({ path: place }) => place);
}

const [hat, colour] = HATS.randomness.traits;
const withTraits = (...traits: readonly object[]) => ({
  ...HATS,
  randomness: { ...HATS.randomness, traits },
});
const [sketch, ...others] = DIAMOND.steps;

describe('a cook is refused, with the place of the mistake', () => {
  test.each([
    ['no name', { ...HATS, name: undefined }, 'name'],
    ['an unknown field', { ...HATS, colour: 'red' }, ''],
    ['an unknown tool', { ...HATS, work: { kind: 'tool', toolId: 'nobody' } }, 'work.toolId'],
    ['an unknown spell', { ...HATS, work: { kind: 'spell', spellId: '0'.repeat(24) } }, 'work.spellId'],
    ['no piece', { ...HATS, targetSize: 0 }, 'targetSize'],
    ['more pieces than combinations', { ...HATS, targetSize: 7 }, 'targetSize'],
    [
      'a negative weight',
      withTraits({ ...hat, values: [{ value: 'fez', weight: -1 }] }, colour),
      'randomness.traits[0].values[0].weight',
    ],
    ['a trait twice', withTraits(hat, colour, hat), 'randomness.traits[2].name'],
    ['a template of no trait', { ...HATS, templates: { prompt: 'a {shoe}' } }, 'templates.prompt'],
    [
      'a missing input',
      { ...HATS, work: { kind: 'tool', toolId: TYPED_TOOL }, templates: {}, parameters: {} },
      'inputs.prompt',
    ],
    [
      'an input of another type',
      { ...HATS, work: { kind: 'tool', toolId: TYPED_TOOL }, parameters: { steps: 'many' } },
      'inputs.steps',
    ],
  ])('%s', async (_, definition, place) => {
    expect(await refusedPlaces('/v1/cooks', definition)).toContain(place);
  });
});

describe('a spell is refused, with the place of the mistake', () => {
  test.each([
    ['no steps', { ...DIAMOND, steps: [] }, 'steps'],
    [
      'an unknown tool',
      { ...DIAMOND, steps: [{ ...sketch, toolId: 'nobody' }, ...others] },
      'steps[0].toolId',
    ],
    [
      'an input that is not exposed',
      { ...DIAMOND, steps: [{ ...sketch, inputs: { prompt: { input: 'mood' } } }, ...others] },
      'steps[0].inputs.prompt.input',
    ],
    [
      'a later step',
      {
        ...DIAMOND,
        steps: [{ ...sketch, inputs: { prompt: { step: 'join', path: '$.artifacts[0].url' } } }, ...others],
      },
      'steps[0].inputs.prompt.step',
    ],
    [
      'a path to several places',
      {
        ...DIAMOND,
        steps: [
          sketch,
          { id: 'more', toolId: FLAT_TOOL, inputs: { image: { step: 'sketch', path: '$..url' } } },
        ],
      },
      'steps[1].inputs.image.path',
    ],
    [
      'a missing input',
      { name: 'Typed', steps: [{ id: 'paint', toolId: TYPED_TOOL, inputs: {} }] },
      'steps[0].inputs.prompt',
    ],
    [
      'a constant of another type',
      {
        name: 'Typed',
        steps: [
          { id: 'paint', toolId: TYPED_TOOL, inputs: { prompt: { value: 'a fox' }, steps: { value: 500 } } },
        ],
      },
      'steps[0].inputs.steps.value',
    ],
    ['a preview that is no link', { ...DIAMOND, previewImages: ['javascript:alert(1)'] }, 'previewImages[0]'],
  ])('%s', async (_, definition, place) => {
    expect(await refusedPlaces('/v1/spells', definition)).toContain(place);
  });
});

describe('an execution is refused, with the place of the mistake', () => {
  const account = { accountId: 'account-1' };

  test('a cast without what its spell requires, or with what it does not know', async () => {
    const spellId = await create(scene.client, '/v1/spells', DIAMOND);
    expect(await refusedPlaces('/v1/spell-casts', { ...account, spellId })).toContain('inputs.subject');
    const inputs = { subject: 'a fox', mood: 'calm' };
    expect(await refusedPlaces('/v1/spell-casts', { ...account, spellId, inputs })).toContain('inputs.mood');
  });

  test.each([
    ['no cook', {}, 'cookId'],
    ['a budget that is no amount', { cookId: '0'.repeat(24), budget: { usd: 'much' } }, 'budget.usd'],
    [
      'pieces announced by the ledger itself',
      { cookId: '0'.repeat(24), expectedChildren: 3 },
      'expectedChildren',
    ],
    ['a seed of another service', { executedBy: 'caller', seed: 'a' }, 'seed'],
  ])('a cook execution with %s', async (_, more, place) => {
    expect(await refusedPlaces('/v1/cook-executions', { ...account, ...more })).toContain(place);
  });

  test('a cook execution that begins behind its last piece', async () => {
    const cookId = await create(scene.client, '/v1/cooks', HATS);
    expect(await refusedPlaces('/v1/cook-executions', { ...account, cookId, firstIndex: 5 })).toEqual([
      'firstIndex',
    ]);
  });

  test('a generation whose inputs do not fit its tool', async () => {
    const body = { ...account, toolId: TYPED_TOOL, submit: true, requestPayload: { prompt: 7 } };
    expect(await refusedPlaces('/v1/generations', body)).toEqual(['requestPayload.prompt']);
  });
});
