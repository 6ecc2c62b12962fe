import { weekStart } from './iso-week.ts';

/** The name of a time zone, as the IANA database has it: `Europe/Berlin`. */
export type TimeZone = string;

/** The time zone of weeks where nobody says otherwise. */
export const UTC: TimeZone = 'UTC';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Clocks are nowhere further from UTC than fourteen hours. */
const FURTHEST_MINUTES = 15 * 60;
const REMEMBERED = 2000;

const calendars = new Map<TimeZone, Intl.DateTimeFormat>();
const beginnings = new Map<string, number>();

/** Whether a name is that of a time zone. */
export function isTimeZone(name: string): name is TimeZone {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    // An offset such as `+02:00` knows no summer time, and is no zone.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The date that calendars in a zone show, as its midnight UTC. */
function calendarDate(atMs: number, timeZone: TimeZone): number {
  let calendar = calendars.get(timeZone);
  if (calendar === undefined) {
    calendar = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn' });
    calendars.set(timeZone, calendar);
  }
  return Date.parse(`${calendar.format(atMs)} UTC`);
}

/** The first minute at which calendars in a zone show a date, looked for where it can be. */
function beginningOf(midnightMs: number, timeZone: TimeZone): number {
  let [before, from] = [-FURTHEST_MINUTES, FURTHEST_MINUTES];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (calendarDate(midnightMs + middle * MINUTE_MS, timeZone) >= midnightMs) from = middle;
    else before = middle;
  }
  return midnightMs + from * MINUTE_MS;
}

/**
 * When a week begins where clocks show the time of a zone: the first minute of its Monday, which summer time may move.
 * @param week its Monday, 00:00 UTC: what a week is called by everywhere
 */
export function weekBegins(week: Date, timeZone: TimeZone): Date {
  if (timeZone === UTC) return week;
  const key = `${timeZone} ${week.getTime()}`;
  let beginsMs = beginnings.get(key);
  if (beginsMs === undefined) {
    beginsMs = beginningOf(week.getTime(), timeZone);
    if (beginnings.size >= REMEMBERED) beginnings.clear();
    beginnings.set(key, beginsMs);
  }
  return new Date(beginsMs);
}

/** When a week is over: the moment at which the next one begins. */
export function weekEnds(week: Date, timeZone: TimeZone): Date {
  return weekBegins(new Date(week.getTime() + WEEK_MS), timeZone);
}

/** The ISO 8601 week that a time belongs to where clocks show the time of a zone; named by its Monday, 00:00 UTC. */
export function weekOf(at: Date, timeZone: TimeZone): Date {
  if (timeZone === UTC) return weekStart(at);
  const week = weekStart(new Date(calendarDate(at.getTime(), timeZone)));
  // Where clocks are put back over midnight a date is shown twice: weeks follow their beginnings, so that each time is in one.
  if (at < weekBegins(week, timeZone)) return new Date(week.getTime() - WEEK_MS);
  return at < weekEnds(week, timeZone) ? week : new Date(week.getTime() + WEEK_MS);
}
