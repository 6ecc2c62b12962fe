import { describe, expect, test } from 'vitest';
import { aSpell, EXAMPLE_SPELL } from '../../test/spells.ts';
import { decideCast, type StepOutput, type StepState } from './index.ts';

const example = aSpell(EXAMPLE_SPELL);
const inputs = { prompt: 'a fox', style: 'ink' };

const anImage = (url: string): StepOutput => ({
  artifacts: [{ outputId: 'o', index: 0, kind: 'image', url }],
});
const aText = (text: string): StepOutput => ({
  artifacts: [{ outputId: 'o', index: 0, kind: 'text', text }],
});

const absent: StepState = { state: 'absent' };
const open: StepState = { state: 'open', attempts: 1 };
const cancelled: StepState = { state: 'cancelled' };
const failed = (attempts: number): StepState => ({ state: 'failed', attempts, reason: 'out of memory' });
const done = (output: StepOutput): StepState => ({ state: 'success', attempts: 1, output });

const painted = done(anImage('https://files.example/1.png'));
const enlarged = done(anImage('https://files.example/4.png'));
const captioned = done(aText('A fox'));

describe('a cast', () => {
  test('begins with the steps that wait for none; an input that was not given stays out', () => {
    expect(decideCast(example, inputs, [])).toEqual({
      start: [
        { stepIndex: 0, attempt: 1, toolId: 'example-paint', inputs: { prompt: 'a fox', style: 'ink' } },
      ],
      cancel: [],
    });
  });

  test('waits for what runs', () => {
    expect(decideCast(example, inputs, [open, absent, absent, absent])).toEqual({ start: [], cancel: [] });
  });

  test('runs steps side by side as soon as their inputs are there', () => {
    const image = 'https://files.example/1.png';
    expect(decideCast(example, inputs, [painted, absent, absent, absent])).toEqual({
      start: [
        { stepIndex: 1, attempt: 1, toolId: 'example-enlarge', inputs: { image, factor: 4 } },
        { stepIndex: 2, attempt: 1, toolId: 'example-caption', inputs: { image } },
      ],
      cancel: [],
    });
  });

  test('does not let a step begin before the last of its inputs is there', () => {
    expect(decideCast(example, inputs, [painted, enlarged, open, absent]).start).toEqual([]);
    expect(decideCast(example, inputs, [painted, enlarged, captioned, absent]).start).toEqual([
      {
        stepIndex: 3,
        attempt: 1,
        toolId: 'example-compose',
        inputs: { image: 'https://files.example/4.png', title: 'A fox' },
      },
    ]);
  });

  test('is completed when every step has succeeded, even if it should have been cancelled', () => {
    const all = [painted, enlarged, captioned, painted];
    const end = { status: 'completed' };
    expect(decideCast(example, inputs, all)).toEqual({ start: [], cancel: [], end });
    expect(decideCast(example, inputs, all, { cancelRequested: true })).toEqual({
      start: [],
      cancel: [],
      end,
    });
  });
});

describe('a failed step', () => {
  test('is attempted again as its rule says, while others run', () => {
    const { start, cancel, end } = decideCast(example, inputs, [painted, failed(2), open, absent]);
    expect(start).toMatchObject([{ stepIndex: 1, attempt: 3, inputs: { factor: 4 } }]);
    expect({ cancel, end }).toEqual({ cancel: [], end: undefined });
  });

  test('fails the cast after its last attempt, once nothing runs any more', () => {
    const reason = 'step enlarge failed after 3 attempts: out of memory';
    expect(decideCast(example, inputs, [painted, failed(3), open, absent])).toEqual({
      start: [],
      cancel: [2],
    });
    expect(decideCast(example, inputs, [painted, failed(3), cancelled, absent])).toEqual({
      start: [],
      cancel: [],
      end: { status: 'failed', reason },
    });
  });

  test('without a rule is attempted once', () => {
    expect(decideCast(example, inputs, [painted, enlarged, failed(1), absent]).end).toEqual({
      status: 'failed',
      reason: 'step caption failed after 1 attempt: out of memory',
    });
  });

  test('is not attempted again where another has failed for good; every such step is named', () => {
    const decision = decideCast(example, inputs, [painted, failed(3), failed(1), absent]);
    expect(decision).toEqual({
      start: [],
      cancel: [],
      end: {
        status: 'failed',
        reason:
          'step enlarge failed after 3 attempts: out of memory; step caption failed after 1 attempt: out of memory',
      },
    });
    expect(decideCast(example, inputs, [painted, failed(1), failed(1), absent]).start).toEqual([]);
  });
});

describe('an output without the value that a path names', () => {
  const empty = done({ artifacts: [] });

  test('fails the cast, naming step and path', () => {
    const what = 'the output of step paint has nothing at $.artifacts[0].url';
    expect(decideCast(example, inputs, [empty])).toEqual({
      start: [],
      cancel: [],
      end: {
        status: 'failed',
        reason: `step enlarge cannot be given its input image: ${what}; step caption cannot be given its input image: ${what}`,
      },
    });
  });

  test('cancels what runs as soon as it is known, before the other inputs are there', () => {
    expect(decideCast(example, inputs, [painted, empty, open, absent])).toEqual({ start: [], cancel: [2] });
  });

  test('is of no matter to a step that has begun', () => {
    expect(decideCast(example, inputs, [empty, open, open, absent])).toEqual({ start: [], cancel: [] });
  });
});

describe('a cast is cancelled', () => {
  test('on request: nothing begins, what runs is cancelled, and then it ends', () => {
    const wish = { cancelRequested: true };
    expect(decideCast(example, inputs, [painted, open, failed(1), absent], wish)).toEqual({
      start: [],
      cancel: [1],
    });
    expect(decideCast(example, inputs, [painted, enlarged, failed(1), absent], wish).end).toEqual({
      status: 'cancelled',
      reason: 'cancellation was requested',
    });
    expect(decideCast(example, inputs, [], wish).end?.status).toBe('cancelled');
  });

  test('with a step that was cancelled', () => {
    expect(decideCast(example, inputs, [painted, cancelled, open, absent])).toEqual({
      start: [],
      cancel: [2],
    });
    expect(decideCast(example, inputs, [painted, cancelled, captioned, absent]).end).toEqual({
      status: 'cancelled',
      reason: 'step enlarge was cancelled',
    });
  });
});

describe('a definition that was never validated', () => {
  const step = (id: string, from: string, path = '$') => ({
    id,
    toolId: 't',
    inputs: { x: { step: from, path } },
  });
  const spell = (...steps: object[]) => aSpell({ name: 'Odd', steps });

  test.each([
    [
      'steps that wait for each other',
      spell(step('a', 'b'), step('b', 'a')),
      'steps wait for an output that never comes: a, b',
    ],
    [
      'a step that waits for none there is',
      spell(step('a', 'gone')),
      'steps wait for an output that never comes: a',
    ],
  ])('with %s still ends', (_, definition, reason) => {
    expect(decideCast(definition, {}, [])).toEqual({
      start: [],
      cancel: [],
      end: { status: 'failed', reason },
    });
  });

  test('with a path that cannot be read fails with the reason', () => {
    const definition = spell({ id: 'a', toolId: 't' }, step('b', 'a', '$.x'));
    const [first, second] = definition.steps;
    if (first === undefined || second === undefined) throw new Error('two steps');
    const steps = [first, { ...second, inputs: { x: { step: 'a', path: '$..x' } } }];
    expect(decideCast({ ...definition, steps }, {}, [painted]).end?.reason).toContain(
      'step b cannot be given its input x: the path $..x into the output of step a must be a JSONPath to one place',
    );
  });
});
