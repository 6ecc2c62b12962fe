/**
 * The order in which the events of many runs arrive: each run begins one place after the one before, and a run's next event comes
 * `apart` runs later, so that many runs are under way and an event's neighbours are of other runs and in other stages.
 */
export function interleave<Event>(runs: readonly (readonly Event[])[], apart: number): readonly Event[] {
  return runs
    .flatMap((events, run) => events.map((event, stage) => ({ event, place: run + stage * apart })))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}
