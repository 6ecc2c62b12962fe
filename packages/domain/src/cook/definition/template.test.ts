import { expect, test } from 'vitest';
import { parseTemplate, renderTemplate } from './template.ts';

const traits = new Map<string, string | number>([
  ['fur', 'red'],
  ['size', 0.3],
]);

test.each([
  ['', ''],
  ['a fox', 'a fox'],
  ['a {fur} fox of size {size}', 'a red fox of size 0.3'],
  ['{fur}{fur}', 'redred'],
  ['{{fur}}', '{fur}'],
  ['{{{fur}}}', '{red}'],
  ['{{', '{'],
  ['a fox{tail}', 'a fox'],
  ['{constructor}', ''],
  ['two\nlines of {fur}', 'two\nlines of red'],
])('%j is written as %j', (template, text) => {
  const parts = parseTemplate(template);
  expect(parts.ok && renderTemplate(parts.value, traits)).toBe(text);
});

test.each(['{', '}', 'a {fur', 'fur} a', '{{fur}', '{a{fur}'])('%j is refused', (template) => {
  expect(parseTemplate(template)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/lone [{}] at character \d+/),
  });
});
