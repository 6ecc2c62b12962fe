import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoWeekName, isTimeZone, weekBegins, weekEnds, weekOf, weekStart } from './index.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const;
const HOUR_MS = 3_600_000;
const times = fc.date({
  min: new Date('1990-01-01T00:00:00.000Z'),
  max: new Date('2040-01-01T00:00:00.000Z'),
  noInvalidDate: true,
});

describe('a week in a time zone', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-W13'],
    ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-W14'],
    ['Europe/Berlin', '2026-10-25T22:59:59.999Z', '2026-W43'],
    ['Europe/Berlin', '2026-10-25T23:00:00.000Z', '2026-W44'],
    ['America/New_York', '2026-11-30T04:59:59.999Z', '2026-W48'],
    ['America/New_York', '2026-11-30T05:00:00.000Z', '2026-W49'],
    ['Pacific/Kiritimati', '2027-01-03T10:00:00.000Z', '2027-W01'],
    ['Asia/Kathmandu', '2026-11-29T18:15:00.000Z', '2026-W49'],
    ['UTC', '2026-11-29T23:59:59.999Z', '2026-W48'],
  ])('%s: %s lies in %s', (timeZone, at, name) => {
    expect(isoWeekName(weekOf(new Date(at), timeZone))).toBe(name);
  });

  test('begins an hour later or earlier where summer time begins or ends in the week before', () => {
    const begins = (week: string) =>
      weekBegins(new Date(`${week}T00:00:00.000Z`), 'Europe/Berlin').toISOString();
    expect([begins('2026-03-23'), begins('2026-03-30')]).toEqual([
      '2026-03-22T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect([begins('2026-10-19'), begins('2026-10-26')]).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  test.each(ZONES)('%s: every time lies in one week, between its beginning and its end', (timeZone) => {
    fc.assert(
      fc.property(times, (at) => {
        const week = weekOf(at, timeZone);
        expect(week).toEqual(weekStart(week));
        expect(weekBegins(week, timeZone) <= at && at < weekEnds(week, timeZone)).toBe(true);
      }),
    );
  });

  test.each(ZONES)('%s: a week lasts seven days, give or take what clocks are moved', (timeZone) => {
    fc.assert(
      fc.property(times, (at) => {
        const week = weekOf(at, timeZone);
        const hours = (weekEnds(week, timeZone).getTime() - weekBegins(week, timeZone).getTime()) / HOUR_MS;
        // Samoa left a whole day out in 2011.
        expect(Math.abs(hours - 7 * 24)).toBeLessThanOrEqual(timeZone === 'Pacific/Apia' ? 25 : 1);
      }),
    );
  });

  test('is that of UTC where the zone is UTC', () => {
    fc.assert(
      fc.property(times, (at) => {
        expect(weekOf(at, 'UTC')).toEqual(weekStart(at));
      }),
    );
  });
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Europe/Berlinn', false],
  ['+02:00', false],
  ['', false],
])('whether %j is a time zone: %j', (name, isOne) => {
  expect(isTimeZone(name)).toBe(isOne);
});
