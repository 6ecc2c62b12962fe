import type { ComfyuiDeploySimulator, ManualClock } from '../../src/simulators/index.ts';

/** Runs everything that a simulator on a manual clock has planned, one thing after another, until nothing is left. */
export async function settle(simulator: ComfyuiDeploySimulator, clock: ManualClock): Promise<void> {
  do {
    await simulator.idle();
  } while (clock.runNext());
}
