import {
  createSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  systemClock,
} from '../engine/index.ts';
import { comfyuiDeployVendor } from './vendor.ts';

/** A ComfyUI Deploy that runs nothing. */
export type ComfyuiDeploySimulator = Simulator;

/**
 * Builds a simulator of ComfyUI Deploy; nothing happens before it is started.
 * @throws ZodError on options that are no options
 */
export function createComfyuiDeploySimulator(
  options: SimulatorOptions = {},
  clock: SimulatorClock = systemClock,
): ComfyuiDeploySimulator {
  return createSimulator(comfyuiDeployVendor, options, clock);
}
