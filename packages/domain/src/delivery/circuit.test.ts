import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, afterTry, type Circuit, type CircuitPolicy, CLOSED_CIRCUIT } from './index.ts';

const POLICY: CircuitPolicy = { failuresToOpen: 3, firstPauseMs: 100, longestPauseMs: 350 };

/** The circuit after so many failures in a row, all at one time. */
function failing(times: number, nowMs = 0): Circuit {
  let circuit = CLOSED_CIRCUIT;
  for (let count = 0; count < times; count += 1) circuit = afterTry(circuit, false, POLICY, nowMs);
  return circuit;
}

/** The pauses of a destination that stays down: each probe comes as soon as it may. */
function pauses(count: number): number[] {
  let circuit = failing(POLICY.failuresToOpen);
  let nowMs = 0;
  const found: number[] = [];
  while (found.length < count) {
    const untilMs = circuit.openUntilMs ?? Number.NaN;
    found.push(untilMs - nowMs);
    nowMs = untilMs;
    const probe = admit(circuit, POLICY, nowMs);
    if (probe.kind !== 'admitted') throw new Error('no probe was admitted');
    circuit = afterTry(probe.circuit, false, POLICY, nowMs);
  }
  return found;
}

describe('a circuit', () => {
  test('stays closed until so many failures in a row', () => {
    expect(admit(failing(2), POLICY, 0)).toMatchObject({ kind: 'admitted' });
    expect(admit(failing(3), POLICY, 0)).toEqual({ kind: 'open', untilMs: 100 });
  });

  test('forgets failures with one success', () => {
    expect(afterTry(failing(2), true, POLICY, 0)).toEqual(CLOSED_CIRCUIT);
  });

  test('admits one probe after its pause, and holds the others back', () => {
    const probe = admit(failing(3), POLICY, 100);
    expect(probe).toMatchObject({ kind: 'admitted', circuit: { probing: true } });
    if (probe.kind !== 'admitted') return;
    expect(admit(probe.circuit, POLICY, 100)).toEqual({ kind: 'open', untilMs: 200 });
    expect(afterTry(probe.circuit, true, POLICY, 120)).toEqual(CLOSED_CIRCUIT);
  });

  test('pauses twice as long after each failed probe, up to the longest pause', () => {
    expect(pauses(5)).toEqual([100, 200, 350, 350, 350]);
  });

  test('pauses as long as the destination asks for, up to the longest pause', () => {
    expect(afterTry(failing(2), false, POLICY, 0, 250).openUntilMs).toBe(250);
    expect(afterTry(failing(2), false, POLICY, 0, 10).openUntilMs).toBe(100);
    expect(afterTry(failing(2), false, POLICY, 0, 9999).openUntilMs).toBe(350);
    expect(afterTry(failing(1), false, POLICY, 0, 250)).toEqual({ failures: 2 });
  });

  test('is not held open longer by tries that were under way when it opened', () => {
    const open = failing(3, 0);
    expect(afterTry(open, false, POLICY, 50).openUntilMs).toBe(100);
  });

  test('never burns tries: of any number asked for while it is open, none is admitted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(99), (failures, nowMs) => {
        const circuit = failing(failures);
        const untilMs = circuit.openUntilMs ?? 0;
        expect(untilMs).toBeGreaterThan(0);
        expect(admit(circuit, POLICY, Math.min(nowMs, untilMs - 1)).kind).toBe('open');
      }),
    );
  });
});
