import {
  createSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  systemClock,
} from '../engine/index.ts';
import { runpodVendor } from './vendor.ts';

/**
 * Builds a simulator of RunPod; nothing happens before it is started.
 * @throws ZodError on options that are no options
 */
export function createRunpodSimulator(
  options: SimulatorOptions = {},
  clock: SimulatorClock = systemClock,
): Simulator {
  return createSimulator(runpodVendor, options, clock);
}
