import type { OrderedValue } from '../term.ts';

const TIME =
  /^([1-9]\d{3})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?)?$/;

/** What a year looks like that can be written again. */
const YEAR = /^[1-9]\d{3}-/;

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const ms = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * MINUTE_MS;
  return zone.startsWith('-') ? -ms : ms;
}

function lengthMs(fraction: string | undefined, second: string | undefined, hour: string | undefined) {
  if (fraction !== undefined) return 1;
  if (second !== undefined) return SECOND_MS;
  return hour === undefined ? DAY_MS : MINUTE_MS;
}

/** Reads a month, a date, or a time to the minute, second or millisecond; without a zone it is UTC. It lasts as long as it is precise. */
export function readTime(text: string): (OrderedValue & { type: 'time' }) | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day, hour, minute, second, fraction, zone] = parts;
  const local = `${year}-${month}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}Z`;
  const localMs = Date.parse(local);
  // A day that the month does not have would be taken for one of the next.
  if (Number.isNaN(localMs) || new Date(localMs).toISOString() !== local) return undefined;
  const fromMs = localMs - zoneMs(zone);
  if (!YEAR.test(new Date(fromMs).toISOString())) return undefined;
  const untilMs =
    day === undefined ? Date.UTC(Number(year), Number(month)) : fromMs + lengthMs(fraction, second, hour);
  return { type: 'time', fromMs, untilMs };
}

function isMonth(from: string, { fromMs, untilMs }: OrderedValue & { type: 'time' }): boolean {
  if (!from.endsWith('-01T00:00:00.000Z')) return false;
  const next = new Date(fromMs);
  return next.setUTCMonth(next.getUTCMonth() + 1) === untilMs;
}

/** Writes a time as {@link readTime} reads it. */
export function writeTime(time: OrderedValue & { type: 'time' }): string {
  const from = new Date(time.fromMs).toISOString();
  if (isMonth(from, time)) return from.slice(0, 7);
  switch (time.untilMs - time.fromMs) {
    case DAY_MS:
      return from.slice(0, 10);
    case MINUTE_MS:
      return `${from.slice(0, 16)}Z`;
    case SECOND_MS:
      return `${from.slice(0, 19)}Z`;
    default:
      return from;
  }
}
