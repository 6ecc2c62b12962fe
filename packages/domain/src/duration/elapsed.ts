/** Time between two instants, never negative. */
export interface Elapsed {
  /** Whole milliseconds, 0 or more. */
  readonly ms: number;
  /** True where the later instant lay before the earlier one: two clocks disagreed and the figure was clamped to 0. */
  readonly clockSkew: boolean;
}

/** The milliseconds from one instant to another; a negative time is clamped to zero and said to be skewed. */
export function elapsedBetween(from: Date, to: Date): Elapsed {
  const ms = to.getTime() - from.getTime();
  return ms < 0 ? { ms: 0, clockSkew: true } : { ms, clockSkew: false };
}
