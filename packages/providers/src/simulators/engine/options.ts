import { z } from 'zod';
import { chaosSchema } from './chaos.ts';

/** The signing secret of a simulator that was given none; secret from nobody. */
export const SIMULATOR_WEBHOOK_SECRET = 'whsec_c2ltdWxhdG9yLXNpZ25pbmctc2VjcmV0LTAwMDE=';

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
  /** The secret with which webhooks are signed where the service signs by Standard Webhooks. */
  webhookSecret: z.string().min(1).default(SIMULATOR_WEBHOOK_SECRET),
});

/** Options as given. */
export type SimulatorOptions = z.input<typeof simulatorOptionsSchema>;
/** Options with every default filled in. */
export type CompleteSimulatorOptions = z.output<typeof simulatorOptionsSchema>;
