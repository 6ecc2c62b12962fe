import { describe, expect, it } from 'vitest';
import { wantsColor, widthOf } from './screen.ts';

const sink = (columns?: number) => ({
  write: () => undefined,
  isTerminal: columns !== undefined,
  ...(columns !== undefined && { columns }),
});

describe('the width', () => {
  it.each([
    ['is the terminal’s', 80, { COLUMNS: '120' }, 80],
    ['is what COLUMNS says where there is no terminal', undefined, { COLUMNS: '120' }, 120],
    ['is 100 where nobody says', undefined, {}, 100],
    ['is 100 where COLUMNS is no number', undefined, { COLUMNS: '-1' }, 100],
    ['is never less than 20', 5, {}, 20],
  ])('%s', (_, columns, variables, expected) => {
    expect(widthOf(sink(columns), variables)).toBe(expected);
  });
});

describe('colours', () => {
  it.each([
    ['a terminal', 80, {}, true, true],
    ['no terminal', undefined, {}, true, false],
    ['a terminal and --no-color', 80, {}, false, false],
    ['a terminal and NO_COLOR', 80, { NO_COLOR: '1' }, true, false],
    ['a terminal and an empty NO_COLOR', 80, { NO_COLOR: '' }, true, true],
    ['a dumb terminal', 80, { TERM: 'dumb' }, true, false],
  ])('with %s: %#', (_, columns, variables, flag, expected) => {
    expect(wantsColor(sink(columns), variables, flag)).toBe(expected);
  });
});
