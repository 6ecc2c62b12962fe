import type { ManualClock, SimulatorOptions } from '../../src/simulators/index.ts';
import {
  type ComfyuiDeploySimulator,
  createComfyuiDeploySimulator,
  createManualClock,
} from '../../src/simulators/index.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** When every simulation starts. */
export const EPOCH = Date.parse('2026-11-24T08:00:00Z');

/** A simulator on a manual clock, with a receiver for its webhooks; both real, over loopback. */
export interface Simulation {
  readonly simulator: ComfyuiDeploySimulator;
  readonly clock: ManualClock;
  readonly receiver: Receiver;
  /** Submits runs by HTTP, one after another, and gives their ids. */
  readonly submit: (count?: number, query?: string) => Promise<readonly string[]>;
  /** Runs everything that is planned, one thing after another, until nothing is left. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function submitRun(address: string, webhook: string): Promise<string> {
  const answer = await fetch(`${address}/api/run/deployment/queue`, {
    method: 'POST',
    headers: { authorization: 'Bearer simulator', 'content-type': 'application/json' },
    body: JSON.stringify({ deployment_id: 'dep-1', inputs: { prompt: 'a red fox' }, webhook }),
  });
  const { run_id: runId } = (await answer.json()) as { run_id: string };
  return runId;
}

/** Starts a simulation. @param statusOf the receiver's answer to the nth request */
export async function startSimulation(
  options: SimulatorOptions = {},
  statusOf?: (index: number) => number,
): Promise<Simulation> {
  const clock = createManualClock(EPOCH);
  const simulator = createComfyuiDeploySimulator(options, clock);
  const receiver = await startReceiver(statusOf);
  const address = await simulator.start();
  return {
    simulator,
    clock,
    receiver,
    submit: async (count = 1, query = '') => {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) ids.push(await submitRun(address, `${receiver.url}/hook${query}`));
      return ids;
    },
    settle: async () => {
      do {
        await simulator.idle();
      } while (clock.runNext());
    },
    close: async () => {
      await simulator.stop();
      await receiver.close();
    },
  };
}
