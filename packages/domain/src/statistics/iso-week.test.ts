import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoWeekName, parseIsoWeek, weekStart } from './index.ts';

describe('a week', () => {
  test.each([
    ['2025-08-29T12:00:00.000Z', '2025-W35', '2025-08-25'],
    ['2020-12-31T00:00:00.000Z', '2020-W53', '2020-12-28'],
    ['2021-01-03T23:59:59.999Z', '2020-W53', '2020-12-28'],
    ['2021-01-04T00:00:00.000Z', '2021-W01', '2021-01-04'],
    ['2024-12-29T23:59:59.999Z', '2024-W52', '2024-12-23'],
    ['2024-12-30T00:00:00.000Z', '2025-W01', '2024-12-30'],
    ['2018-12-31T00:00:00.000Z', '2019-W01', '2018-12-31'],
    ['2022-01-01T00:00:00.000Z', '2021-W52', '2021-12-27'],
    ['2022-01-02T23:59:59.999Z', '2021-W52', '2021-12-27'],
    ['2026-12-31T00:00:00.000Z', '2026-W53', '2026-12-28'],
    ['2027-01-03T00:00:00.000Z', '2026-W53', '2026-12-28'],
    ['2024-02-29T00:00:00.000Z', '2024-W09', '2024-02-26'],
    ['1970-01-01T00:00:00.000Z', '1970-W01', '1969-12-29'],
  ])('of %s is %s and begins on %s', (at, name, monday) => {
    expect(isoWeekName(new Date(at))).toBe(name);
    expect(weekStart(new Date(at)).toISOString()).toBe(`${monday}T00:00:00.000Z`);
    expect(parseIsoWeek(name)?.toISOString()).toBe(`${monday}T00:00:00.000Z`);
  });

  test.each([
    ['nothing', ''],
    ['week 0', '2025-W00'],
    ['week 53 of a year with 52', '2025-W53'],
    ['week 54', '2020-W54'],
    ['a number of one digit', '2025-W1'],
    ['a small letter', '2025-w01'],
    ['a day of a week', '2025-W01-1'],
    ['a week with more after it', '2025-W01 '],
    ['a month', '2025-01'],
    ['a year beyond four digits', '12025-W01'],
  ])('is not named by %s: %j', (_, name) => {
    expect(parseIsoWeek(name)).toBeUndefined();
  });
});

describe('whatever the time', () => {
  const date = fc.date({ min: new Date('1970-01-05'), max: new Date('9999-12-26'), noInvalidDate: true });
  const RUNS = { numRuns: 1000 };

  test('the name of its week names the Monday at or before it', () => {
    fc.assert(
      fc.property(date, (at) => {
        expect(parseIsoWeek(isoWeekName(at))).toEqual(weekStart(at));
      }),
      RUNS,
    );
  });

  test('its week begins on a Monday at midnight, at most seven days before it', () => {
    fc.assert(
      fc.property(date, (at) => {
        const monday = weekStart(at);
        expect(monday.toISOString()).toMatch(/T00:00:00\.000Z$/);
        expect(monday.getUTCDay()).toBe(1);
        expect(at.getTime() - monday.getTime()).toBeGreaterThanOrEqual(0);
        expect(at.getTime() - monday.getTime()).toBeLessThan(604_800_000);
      }),
      RUNS,
    );
  });

  test('names of weeks sort as the weeks do', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(isoWeekName(a) < isoWeekName(b)).toBe(weekStart(a) < weekStart(b));
      }),
      RUNS,
    );
  });
});
