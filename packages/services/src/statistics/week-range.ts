import { failure, type Result, success } from '@genledger/domain/kernel';
import { parseIsoWeek, type TimeZone, weekOf, weekStart } from '@genledger/domain/statistics';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';
import type { InputIssue } from '../errors.ts';

const WEEK_MS = 7 * 86_400_000;
const DEFAULT_WEEKS = 12;
const MOST_WEEKS = 530;

/** Mondays of the first and the last week of a query. */
export interface WeekRange {
  readonly from: Date;
  readonly to: Date;
}

/** When it is, and where: weeks begin when clocks there show Monday. */
export interface Today {
  readonly now: Date;
  readonly timeZone: TimeZone;
}

/** When it is for a ledger, in the time zone of its weeks. */
export function todayOf({ clock, database }: Pick<LedgerContext, 'clock' | 'database'>): Today {
  return { now: clock.now(), timeZone: database.weekTimeZone };
}

/** The Monday of the week that it is. */
export function thisWeek({ now, timeZone }: Today): Date {
  return weekOf(now, timeZone);
}

/** The Monday of a week given as `2025-W35` or as any time within it. */
function monday(text: string, timeZone: TimeZone): Date | undefined {
  const named = parseIsoWeek(text);
  if (named) return named;
  if (z.iso.date().safeParse(text).success) return weekStart(new Date(text));
  return z.iso.datetime({ offset: true }).safeParse(text).success
    ? weekOf(new Date(text), timeZone)
    : undefined;
}

/** The weeks that two bounds name: without them the last twelve, or what is wrong with them. */
export function weekRange(
  bounds: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: Today,
): Result<WeekRange, InputIssue> {
  const wrong = (path: 'from' | 'to', message: string) => failure({ path, message });
  const to = bounds.to === undefined ? thisWeek(today) : monday(bounds.to, today.timeZone);
  if (to === undefined) return wrong('to', 'must be a week such as 2025-W35, or a date');
  const from =
    bounds.from === undefined
      ? new Date(to.getTime() - (DEFAULT_WEEKS - 1) * WEEK_MS)
      : monday(bounds.from, today.timeZone);
  if (from === undefined) return wrong('from', 'must be a week such as 2025-W35, or a date');
  const lastingMs = to.getTime() - from.getTime();
  return lastingMs < 0 || lastingMs > MOST_WEEKS * WEEK_MS
    ? wrong('from', `must not lie after to, nor more than ${MOST_WEEKS} weeks before it`)
    : success({ from, to });
}
