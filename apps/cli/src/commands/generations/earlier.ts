/** The earlier of a time and an age, either of which may be absent. */
export function earlier(until: Date | undefined, ageMs: number | undefined, now: Date): Date | undefined {
  const ofAge = ageMs === undefined ? undefined : new Date(now.getTime() - ageMs);
  if (until === undefined || ofAge === undefined) return until ?? ofAge;
  return until < ofAge ? until : ofAge;
}
