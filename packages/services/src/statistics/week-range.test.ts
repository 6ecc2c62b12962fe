import { describe, expect, test } from 'vitest';
import { type Today, thisWeek, weekRange } from './index.ts';

/** A Wednesday. */
const TODAY: Today = { now: new Date('2031-03-05T12:00:00Z'), timeZone: 'UTC' };

function mondays(bounds: { from?: string; to?: string }): string[] {
  const range = weekRange(bounds, TODAY);
  if (!range.ok) throw new Error(range.error.message);
  return [range.value.from, range.value.to].map((day) => day.toISOString());
}

const midnight = (day: string): string => `${day}T00:00:00.000Z`;

describe('the weeks that are meant', () => {
  test.each<[string, { from?: string; to?: string }, string, string]>([
    ['nothing: twelve weeks, this one included', {}, '2030-12-16', '2031-03-03'],
    ['one week by name', { from: '2031-W10', to: '2031-W10' }, '2031-03-03', '2031-03-03'],
    ['only a last one: twelve weeks up to it', { to: '2031-W05' }, '2030-11-11', '2031-01-27'],
    ['only a first one: up to this week', { from: '2031-W09' }, '2031-02-24', '2031-03-03'],
    ['days within weeks', { from: '2031-02-26', to: '2031-03-09' }, '2031-02-24', '2031-03-03'],
    [
      'a Sunday night far in the west is a Monday in UTC',
      { from: '2031-03-02T23:30:00-05:00' },
      '2031-03-03',
      '2031-03-03',
    ],
    [
      'a first week that begins in the year before',
      { from: '2025-W01', to: '2025-W01' },
      '2024-12-30',
      '2024-12-30',
    ],
    ['a year of 53 weeks', { from: '2026-W53', to: '2027-W01' }, '2026-12-28', '2027-01-04'],
    ['the longest time', { from: '2021-01-04' }, '2021-01-04', '2031-03-03'],
  ])('%s', (_what, bounds, from, to) => {
    expect(mondays(bounds)).toEqual([midnight(from), midnight(to)]);
  });
});

describe('what is no range', () => {
  test.each<[string, { from?: string; to?: string }, string]>([
    ['a week that the year does not have', { from: '2025-W53' }, 'from'],
    ['a week zero', { to: '2025-W00' }, 'to'],
    ['a day that the month does not have', { from: '2025-02-30' }, 'from'],
    ['a time without a zone', { to: '2025-02-03T10:00:00' }, 'to'],
    ['words', { from: 'last week' }, 'from'],
    ['nothing at all', { to: '' }, 'to'],
    ['an end before its beginning', { from: '2031-W10', to: '2031-W09' }, 'from'],
    ['more than 530 weeks', { from: '2020-12-28' }, 'from'],
  ])('%s', (_what, bounds, path) => {
    expect(weekRange(bounds, TODAY)).toMatchObject({
      ok: false,
      error: { path, message: expect.any(String) },
    });
  });
});

describe('in another time zone', () => {
  test('this week is that of its clocks', () => {
    const now = new Date('2031-03-02T23:30:00Z');
    const weekIn = (timeZone: string) => thisWeek({ now, timeZone }).toISOString();
    expect([weekIn('UTC'), weekIn('Europe/Berlin')]).toEqual([
      midnight('2031-02-24'),
      midnight('2031-03-03'),
    ]);
  });

  test('a date is of the week in which calendars show it, a time of the week that clocks show', () => {
    const bounds = { from: '2031-02-24', to: '2031-03-02T23:30:00Z' };
    expect(weekRange(bounds, { ...TODAY, timeZone: 'Europe/Berlin' })).toEqual({
      ok: true,
      value: { from: new Date(midnight('2031-02-24')), to: new Date(midnight('2031-03-03')) },
    });
  });
});
