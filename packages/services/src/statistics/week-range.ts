import { failure, type Result, success } from '@genledger/domain/kernel';
import { parseIsoWeek, weekStart } from '@genledger/domain/statistics';
import { z } from 'zod';
import type { InputIssue } from '../errors.ts';

const WEEK_MS = 7 * 86_400_000;
const DEFAULT_WEEKS = 12;
const MOST_WEEKS = 530;
const timeSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Mondays of the first and the last week of a query. */
export interface WeekRange {
  readonly from: Date;
  readonly to: Date;
}

/** The Monday of a week given as `2025-W35` or as any time within it. */
function monday(text: string): Date | undefined {
  const named = parseIsoWeek(text);
  if (named) return named;
  const parsed = timeSchema.safeParse(text);
  return parsed.success ? weekStart(new Date(parsed.data)) : undefined;
}

/** The weeks that two bounds name: without them the last twelve, or what is wrong with them. */
export function weekRange(
  bounds: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): Result<WeekRange, InputIssue> {
  const wrong = (path: 'from' | 'to', message: string) => failure({ path, message });
  const to = bounds.to === undefined ? weekStart(now) : monday(bounds.to);
  if (to === undefined) return wrong('to', 'must be a week such as 2025-W35, or a date');
  const from =
    bounds.from === undefined ? new Date(to.getTime() - (DEFAULT_WEEKS - 1) * WEEK_MS) : monday(bounds.from);
  if (from === undefined) return wrong('from', 'must be a week such as 2025-W35, or a date');
  const lastingMs = to.getTime() - from.getTime();
  return lastingMs < 0 || lastingMs > MOST_WEEKS * WEEK_MS
    ? wrong('from', `must not lie after to, nor more than ${MOST_WEEKS} weeks before it`)
    : success({ from, to });
}
