/** When a destination counts as down, and how long it is then left alone. */
export interface CircuitPolicy {
  /** Failures in a row that open the circuit. */
  readonly failuresToOpen: number;
  /** How long it is open at first; doubled each time a probe fails, ms. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Ten failures in a row; then half a minute, up to ten. */
export const DEFAULT_CIRCUIT: CircuitPolicy = {
  failuresToOpen: 10,
  firstPauseMs: 30_000,
  longestPauseMs: 600_000,
};

/** What is known of a destination. */
export interface Circuit {
  /** Failures since the last success. */
  readonly failures: number;
  /** Present while it is open: until then nothing is sent. */
  readonly openUntilMs?: number;
  /** Present while one delivery tries whether it is up again. */
  readonly probing?: true;
}

/** A destination that nothing is held against. */
export const CLOSED_CIRCUIT: Circuit = { failures: 0 };

/** Whether a delivery may go out now, and what that makes of the circuit. */
export type Admission =
  | { readonly kind: 'admitted'; readonly circuit: Circuit }
  | { readonly kind: 'open'; readonly untilMs: number };

/** Asks a circuit. Once its pause is over, it admits one delivery to try, and holds the others back a first pause longer. */
export function admit(circuit: Circuit, policy: CircuitPolicy, nowMs: number): Admission {
  const { openUntilMs } = circuit;
  if (openUntilMs === undefined) return { kind: 'admitted', circuit };
  if (openUntilMs > nowMs) return { kind: 'open', untilMs: openUntilMs };
  if (circuit.probing) return { kind: 'open', untilMs: nowMs + policy.firstPauseMs };
  return { kind: 'admitted', circuit: { ...circuit, probing: true } };
}

/**
 * The circuit once a try has ended. An answer that refuses is an answer: the destination is up.
 * @param askedMs how long it asked to be left alone: a pause is no shorter, up to the longest
 */
export function afterTry(
  circuit: Circuit,
  up: boolean,
  policy: CircuitPolicy,
  nowMs: number,
  askedMs = 0,
): Circuit {
  if (up) return CLOSED_CIRCUIT;
  const failures = circuit.failures + 1;
  const isOpen = circuit.openUntilMs !== undefined && circuit.openUntilMs > nowMs;
  if (failures < policy.failuresToOpen || isOpen) return { ...circuit, failures };
  const doublings = Math.min(failures - policy.failuresToOpen, 30);
  const pauseMs = Math.min(Math.max(policy.firstPauseMs * 2 ** doublings, askedMs), policy.longestPauseMs);
  return { failures, openUntilMs: nowMs + pauseMs };
}
