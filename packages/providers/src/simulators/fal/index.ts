import {
  createSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  systemClock,
} from '../engine/index.ts';
import { falVendor } from './vendor.ts';

export { falSigningKey } from './signing-key.ts';

/**
 * Builds a simulator of fal; nothing happens before it is started. It publishes its public key at `/.well-known/jwks.json`.
 * @throws ZodError on options that are no options
 */
export function createFalSimulator(
  options: SimulatorOptions = {},
  clock: SimulatorClock = systemClock,
): Simulator {
  return createSimulator(falVendor, options, clock);
}
