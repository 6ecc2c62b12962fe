import { expect, it } from 'vitest';
import { fields } from './fields.ts';

const screen = (width: number) => ({ width, paint: (_: unknown, text: string) => text });

it('lists names and values, and leaves out what is not known', () => {
  const list = [
    ['Name', 'x'],
    ['Long name', 0],
    ['Absent', undefined],
    ['Empty', ''],
  ] as const;
  expect(fields(list, screen(80))).toBe('Name       x\nLong name  0');
});

it('breaks a long value beside its name, and neutralises it', () => {
  expect(fields([['A', 'one two \u001b three']], screen(14))).toBe('A  one two\n   \\u001b\n   three');
});
