import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alertsSchema } from '@genledger/domain/alert';
import { cleanupSchema } from '@genledger/domain/cleanup';
import { pointsPolicySchema } from '@genledger/domain/money';
import { isTimeZone, UTC } from '@genledger/domain/statistics';
import { z } from 'zod';
import { channelsSchema, templatesSchema } from '../delivery/index.ts';
import { ConfigurationError, describeIssues } from './environment.ts';

const databaseUrl = z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must be a mongodb:// address');

/** What `genledger.config.ts` or `.json` may hold. Unknown keys are mistakes. */
export const configurationSchema = z.strictObject({
  /** How costs become points. */
  points: pointsPolicySchema.prefault({}),
  /** Databases by name, for commands with `--env`. */
  environments: z.record(z.string(), z.strictObject({ databaseUrl })).default({}),
  /** How the notifier's channels are used, by platform. */
  channels: channelsSchema.prefault({}),
  /** What messages to people say, by language and event, beyond the defaults. */
  templates: templatesSchema.default({}),
  /** Which records are tests', and what becomes of them. */
  cleanup: cleanupSchema.prefault({}),
  /** Where the weeks of statistics begin: when clocks of the zone show Monday. After a change, `genledger stats rebuild`. */
  weeks: z
    .strictObject({
      timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default(UTC),
    })
    .prefault({}),
  /** What is watched, and whom it is told to. */
  alerts: alertsSchema.prefault({}),
});
export type Configuration = z.output<typeof configurationSchema>;

const DEFAULT_FILES = ['genledger.config.ts', 'genledger.config.json'];

async function readValue(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  return module['configuration'] ?? module['default'];
}

/**
 * Reads the configuration file: the one that is named, else the default one in the working directory, else nothing but defaults.
 * @throws ConfigurationError that says what is wrong where
 */
export async function readConfiguration(
  named: string | undefined,
  directory = process.cwd(),
): Promise<Configuration> {
  const file = named ?? DEFAULT_FILES.map((name) => resolve(directory, name)).find(existsSync);
  if (file === undefined) return configurationSchema.parse({});
  let value: unknown;
  try {
    value = await readValue(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`The configuration ${file} cannot be read: ${reason}`, { cause: error });
  }
  const parsed = configurationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(describeIssues(`The configuration ${file} has mistakes:`, parsed.error));
}
