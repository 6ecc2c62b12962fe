/** The time between two moments, ms; nothing where one is missing or two clocks disagree. */
export function msBetween(from: Date | undefined, to: Date | undefined): number | undefined {
  const ms = from && to ? to.getTime() - from.getTime() : undefined;
  return ms !== undefined && ms >= 0 ? ms : undefined;
}
