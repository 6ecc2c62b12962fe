/** `YYYY-MM-DD`, `T` or a space, `hh:mm` or `hh:mm:ss`, a fraction, and any zone seen: `Z`, `+00`, `+00:00`, `+0000`, `+00Z`. */
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?Z?)?$/i;
const MINUTE_MS = 60_000;

/**
 * Reads a time as providers and old writers spell it, `new Date()` refusing some of them: `2025-08-01 10:21:47.100000+00Z`,
 * `...+00`, ISO 8601. A time without a zone is UTC. Fractions are cut to milliseconds. Nothing for what is not a time.
 */
export function parseTimestamp(text: string): Date | undefined {
  const match = TIMESTAMP.exec(text.trim());
  if (match === null) return undefined;
  const [, day = '', time = '', fraction = '', sign, hours, minutes] = match;
  const seconds = time.length === 'hh:mm'.length ? `${time}:00` : time;
  const local = new Date(`${day}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  // Date takes the 30th of February for the 2nd of March, and 24:00 for the next day; of what is no date, this is not a number.
  if (local.getUTCDate() !== Number(day.slice(-2))) return undefined;
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return new Date(local.getTime() - (sign === '-' ? -offsetMs : offsetMs));
}
