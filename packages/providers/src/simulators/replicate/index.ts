import {
  createSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  systemClock,
} from '../engine/index.ts';
import { replicateVendor } from './vendor.ts';

/**
 * Builds a simulator of Replicate; nothing happens before it is started.
 * @throws ZodError on options that are no options
 */
export function createReplicateSimulator(
  options: SimulatorOptions = {},
  clock: SimulatorClock = systemClock,
): Simulator {
  return createSimulator(replicateVendor, options, clock);
}
