const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The Monday, 00:00 UTC, that begins the ISO 8601 week of a time. */
export function weekStart(at: Date): Date {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const daysSinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(midnight - daysSinceMonday * DAY_MS);
}

/** The name of an ISO 8601 week: `2025-W35`. A week belongs to the year that holds its Thursday. */
export function isoWeekName(at: Date): string {
  const monday = weekStart(at);
  const year = new Date(monday.getTime() + 3 * DAY_MS).getUTCFullYear();
  const firstWeek = weekStart(new Date(Date.UTC(year, 0, 4)));
  const number = Math.round((monday.getTime() - firstWeek.getTime()) / WEEK_MS) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday, 00:00 UTC, of a week named `2025-W35`; nothing for what names no week. */
export function parseIsoWeek(name: string): Date | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(name);
  if (match === null) return undefined;
  const monday = new Date(
    weekStart(new Date(Date.UTC(Number(match[1]), 0, 4))).getTime() + (Number(match[2]) - 1) * WEEK_MS,
  );
  return isoWeekName(monday) === name ? monday : undefined;
}
