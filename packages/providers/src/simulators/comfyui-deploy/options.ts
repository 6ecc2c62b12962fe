import { z } from 'zod';
import { chaosSchema } from './chaos.ts';

/** How a simulator is set up. All optional: the defaults are a service that works. */
export const simulatorOptionsSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes a free port. */
  port: z.int().min(0).max(65_535).default(0),
  /** The bearer key that is let in. */
  apiKey: z.string().min(1).default('simulator'),
  /** Decides all chaos: whole, 0 to 2^32 - 1. */
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  chaos: chaosSchema.prefault({}),
  /** How many times faster than configured everything goes. */
  timeScale: z.number().min(0.01).max(10_000).default(1),
  /** The address in the links to outputs; where it listens unless given. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The machine that runs say they ran on. */
  gpu: z.string().min(1).default('A10G'),
});

/** Options as given. */
export type SimulatorOptions = z.input<typeof simulatorOptionsSchema>;
