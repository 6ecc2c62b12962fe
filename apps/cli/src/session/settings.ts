import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Configuration,
  ConfigurationError,
  configurationSchema,
  environmentSchema,
  readConfiguration,
} from '@genledger/services/configuration';
import type { Host } from '../terminal/host.ts';

/** The settings of a command: no variable is required, since most commands need the database alone. */
const cliSchema = environmentSchema.partial({ DATABASE_URL: true, GENLEDGER_WEBHOOK_SECRET: true });
export type CliEnvironment = ReturnType<typeof cliSchema.parse>;

/** The settings, as far as they can be used, and everything that is wrong with them. */
export interface Settings {
  readonly environment: CliEnvironment;
  readonly environmentMistakes: readonly string[];
  readonly configuration: Configuration;
  /** Absent where there is none. */
  readonly configurationFile?: string;
  readonly configurationMistakes: readonly string[];
}

const DEFAULT_FILES = ['genledger.config.ts', 'genledger.config.json'];

function readVariables(variables: Host['variables']): Pick<Settings, 'environment' | 'environmentMistakes'> {
  const present = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '');
  const parsed = cliSchema.safeParse(Object.fromEntries(present));
  if (parsed.success) return { environment: parsed.data, environmentMistakes: [] };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return {
    environment: cliSchema.parse(Object.fromEntries(present.filter(([name]) => !wrong.has(name)))),
    environmentMistakes: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  };
}

async function readFile(
  file: string,
): Promise<Pick<Settings, 'configuration' | 'configurationFile' | 'configurationMistakes'>> {
  try {
    return {
      configuration: await readConfiguration(file),
      configurationFile: file,
      configurationMistakes: [],
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const [title = '', ...mistakes] = error.message.split('\n').map((line) => line.trim());
    return {
      configuration: configurationSchema.parse({}),
      configurationFile: file,
      configurationMistakes: mistakes.length > 0 ? mistakes : [title],
    };
  }
}

/** Reads the settings, whatever is wrong with them. */
export async function readSettings({ variables, directory }: Host): Promise<Settings> {
  const ofVariables = readVariables(variables);
  const file =
    ofVariables.environment.GENLEDGER_CONFIG ??
    DEFAULT_FILES.map((name) => resolve(directory, name)).find((path) => existsSync(path));
  if (file === undefined) {
    return { ...ofVariables, configuration: configurationSchema.parse({}), configurationMistakes: [] };
  }
  return { ...ofVariables, ...(await readFile(file)) };
}

/**
 * Refuses settings with mistakes.
 * @throws ConfigurationError that lists them all
 */
export function requireSound(settings: Settings): Settings {
  const { environmentMistakes, configurationMistakes, configurationFile } = settings;
  const list = (title: string, mistakes: readonly string[]) =>
    mistakes.length === 0 ? [] : [title, ...mistakes.map((mistake) => `  ${mistake}`)];
  const lines = [
    ...list('These variables cannot be used; correct or unset them:', environmentMistakes),
    ...list(`The configuration ${configurationFile} has mistakes; correct them:`, configurationMistakes),
  ];
  if (lines.length > 0) throw new ConfigurationError(lines.join('\n'));
  return settings;
}
