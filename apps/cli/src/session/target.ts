import { failure, type Result, success } from '@genledger/domain/kernel';
import type { Configuration } from '@genledger/services/configuration';
import type { GlobalFlags } from '../command/global-flags.ts';
import type { Problem } from '../outcome/problem.ts';

/** Which database a command uses, and who says so. */
export interface Target {
  readonly url: string;
  readonly namedBy: 'flag' | 'environment' | 'variable' | 'embedded';
}

/** Where a database may be named. */
export interface TargetSources {
  readonly flags: Pick<GlobalFlags, 'databaseUrl' | 'env'>;
  readonly environments: Configuration['environments'];
  readonly variable: string | undefined;
  /** Looked for only where nothing else names one. */
  readonly findEmbedded: () => Promise<string | undefined>;
}

/** The database of an environment of the configuration. */
export function ofEnvironment(
  name: string,
  environments: Configuration['environments'],
): Result<Target, Problem> {
  const found = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (found !== undefined) return success({ url: found.databaseUrl, namedBy: 'environment' });
  const names = Object.keys(environments);
  const known = names.length === 0 ? 'it has none yet' : `it has ${names.join(', ')}`;
  return failure({
    code: 'unknown-environment',
    message: `The configuration has no environment ${name}: ${known}. Add it to genledger.config.ts or .json, or give --database-url.`,
  });
}

/** Finds the database of a command: the flag's, the environment's, the variable's, else the embedded one that runs here. */
export async function findTarget(sources: TargetSources): Promise<Result<Target, Problem>> {
  const { flags, environments, variable, findEmbedded } = sources;
  if (flags.databaseUrl !== undefined) return success({ url: flags.databaseUrl, namedBy: 'flag' });
  const [name, ...others] = flags.env ?? [];
  if (others.length > 0) {
    return failure({ code: 'bad-usage', message: 'This command takes one environment: give --env once.' });
  }
  if (name !== undefined) return ofEnvironment(name, environments);
  if (variable !== undefined) return success({ url: variable, namedBy: 'variable' });
  const embedded = await findEmbedded();
  if (embedded !== undefined) return success({ url: embedded, namedBy: 'embedded' });
  return failure({
    code: 'no-database',
    message:
      'No database is named. Give --database-url or --env, set DATABASE_URL, or run npx -y pnpm@12 start in this folder.',
  });
}
