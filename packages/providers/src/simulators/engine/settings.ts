import { failure, type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import { type SimulatorOptions, simulatorOptionsSchema } from './options.ts';

const DEFAULT_PORT = '4110';
/** Plain decimals; `Number` alone would take empty text for 0. */
const numeric = z
  .string()
  .regex(/^\d{1,10}(\.\d{1,6})?$/, 'must be a number')
  .transform(Number);

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});

const { shape } = simulatorOptionsSchema;

/** Environment variables, each with the option that it sets. */
const environmentSchema = z.object({
  SIMULATOR_HOST: shape.host,
  SIMULATOR_PORT: numeric.prefault(DEFAULT_PORT).pipe(shape.port.unwrap()),
  SIMULATOR_SEED: numeric.prefault('1').pipe(shape.seed.unwrap()),
  SIMULATOR_CHAOS: json.prefault('{}').pipe(shape.chaos),
  SIMULATOR_API_KEY: shape.apiKey,
  SIMULATOR_TIME_SCALE: numeric.prefault('1').pipe(shape.timeScale.unwrap()),
  SIMULATOR_PUBLIC_URL: shape.publicUrl,
  SIMULATOR_WEBHOOK_SECRET: shape.webhookSecret,
});

/** Reads the simulator's settings, or says in one text all that is wrong with them. Empty variables count as missing. */
export function readSimulatorSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<SimulatorOptions, string> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = environmentSchema.safeParse(given);
  if (!read.success) {
    const mistakes = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    return failure(['The simulator cannot start with these settings:', ...mistakes].join('\n'));
  }
  const { data } = read;
  return success({
    host: data.SIMULATOR_HOST,
    port: data.SIMULATOR_PORT,
    seed: data.SIMULATOR_SEED,
    chaos: data.SIMULATOR_CHAOS,
    apiKey: data.SIMULATOR_API_KEY,
    timeScale: data.SIMULATOR_TIME_SCALE,
    webhookSecret: data.SIMULATOR_WEBHOOK_SECRET,
    ...(data.SIMULATOR_PUBLIC_URL !== undefined && { publicUrl: data.SIMULATOR_PUBLIC_URL }),
  });
}
