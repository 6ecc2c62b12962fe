import { describe, expect, it } from 'vitest';
import { barText, sparkline } from './charts.ts';

describe('a bar', () => {
  it.each([
    [0, '░░░░'],
    [0.001, '█░░░'],
    [0.5, '██░░'],
    [0.999, '███░'],
    [1, '████'],
    [7, '████'],
    [-1, '░░░░'],
  ])('of %d is %s', (share, expected) => {
    expect(barText(share, 4)).toBe(expected);
  });
});

describe('a sparkline', () => {
  it('has its largest figure highest, and a gap where nothing is known', () => {
    expect(sparkline([0, 4, undefined, 8])).toBe('▁▅ █');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([])).toBe('');
  });
});
