import { describe, expect, test } from 'vitest';
import { type InputDeclaration, valueProblem } from './index.ts';

const declared = (
  type: InputDeclaration['type'],
  more: Partial<InputDeclaration> = {},
): InputDeclaration => ({
  type,
  ...more,
});

describe('a value fits', () => {
  test.each([
    [declared('string'), ''],
    [declared('integer'), -3],
    [declared('integer'), 1e20],
    [declared('integer', { minimum: 1, maximum: 3 }), 3],
    [declared('number'), 0.5],
    [declared('boolean'), false],
    [declared('enum', { values: ['a', 'b'] }), 'b'],
    [declared('enum'), 'anything'],
    [declared('image'), 'https://files.example/a.png'],
    [declared('video'), 'HTTP://files.example/a.mp4'],
    [declared('file'), 'data:text/plain;base64,YQ=='],
    [declared('any'), { deep: [null] }],
  ])('%j takes %j', (declaration, value) => {
    expect(valueProblem(value, declaration)).toBeUndefined();
  });
});

describe('a value is refused', () => {
  test.each([
    [declared('string'), 5, 'must be text, not a whole number'],
    [declared('string'), null, 'must be text, not null'],
    [declared('integer'), 0.5, 'must be a whole number, not a fraction'],
    [declared('integer'), '5', 'must be a whole number, not text'],
    [declared('integer', { minimum: 1 }), 0, 'must be at least 1'],
    [declared('number', { maximum: 1 }), 1.5, 'must be at most 1'],
    [declared('number'), Number.POSITIVE_INFINITY, 'must be a number, not a number without end'],
    [declared('boolean'), 'true', 'must be true or false, not text'],
    [declared('enum', { values: ['a', 'b'] }), 'c', 'must be one of "a", "b"'],
    [declared('enum'), [], 'must be text, not a list'],
    [declared('image'), {}, 'must be a link to image, not an object'],
    [declared('audio'), 'a.mp3', 'must be a link to audio (http, https or data)'],
    [declared('image'), 'file:///etc/passwd', 'must be a link to image (http, https or data)'],
    [declared('string'), undefined, 'must be text, not nothing'],
    [declared('integer'), true, 'must be a whole number, not true or false'],
  ])('%j refuses %j', (declaration, value, problem) => {
    expect(valueProblem(value, declaration)).toBe(problem);
  });
});
