import { resolve } from 'node:path';
import { z } from 'zod';
import { isApiKey } from '../api-key/index.ts';
import { secretKeysSchema } from '../secret/index.ts';
import { deliverySecretsSchema } from './delivery-secret.ts';
import { httpAddress, PROVIDER_VARIABLES } from './provider-variables.ts';

const flag = z
  .enum(['', '0', '1', 'false', 'true', 'no', 'yes'], 'must be 1 or 0')
  .transform((text) => text === '1' || text === 'true' || text === 'yes');

/** A whole number within bounds, as a variable holds it. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a lower-case name such as production');

const secrets = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().min(16, 'each secret must have at least 16 characters')).min(1))
  .transform(([first = '', ...rest]): readonly [string, ...string[]] => [first, ...rest]);

const DAY_MS = 86_400_000;

/** The variables of providers; their names are data, so the type leaves them out, and `providerSettings` reads them. */
const providerVariables: Readonly<Record<never, z.ZodType>> = PROVIDER_VARIABLES;

/** Every setting that is read from the environment. An empty variable counts as absent. */
export const environmentSchema = z.object({
  DATABASE_URL: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must be a mongodb:// address'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
  GENLEDGER_ENVIRONMENT: environmentName.default('development'),
  GENLEDGER_DATA_DIR: z
    .string()
    .default('.genledger')
    .transform((path) => resolve(path)),
  GENLEDGER_PUBLIC_URL: httpAddress.optional(),
  GENLEDGER_ADMIN_KEY: z
    .string()
    .refine(isApiKey, 'must be glk_ and at least twenty letters, digits, - or _')
    .optional(),
  GENLEDGER_WEBHOOK_SECRET: secrets,
  GENLEDGER_SECRETS_KEY: secretKeysSchema.optional(),
  /** Signs outgoing webhooks whose target has no secret of its own. */
  GENLEDGER_DELIVERY_SECRET: deliverySecretsSchema.optional(),
  GENLEDGER_CONFIG: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
  GENLEDGER_ALLOW_PRIVATE_TARGETS: flag.default(false),
  GENLEDGER_TRUST_PROXY: flag.default(false),
  GENLEDGER_RATE_LIMIT_PER_KEY: whole(1, 10_000_000).default(12_000),
  GENLEDGER_RATE_LIMIT_PER_ADDRESS: whole(1, 10_000_000).default(24_000),
  GENLEDGER_RATE_LIMIT_FAILURES: whole(1, 10_000_000).default(60),
  GENLEDGER_WEBHOOK_BODY_LIMIT: whole(1024, 16_777_216).default(1_048_576),
  GENLEDGER_RECONCILE_AFTER_MS: whole(100, DAY_MS).default(60_000),
  GENLEDGER_EXPIRE_AFTER_MS: whole(1000, 30 * DAY_MS).default(DAY_MS / 2),
  GENLEDGER_PROVIDER_TIMEOUT_MS: whole(100, 600_000).default(30_000),
  ...providerVariables,
});
export type Environment = z.output<typeof environmentSchema>;

/** Settings that cannot be used, with every mistake in one message. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Lists every mistake of a parse, a line each. */
export function describeIssues(title: string, error: z.ZodError): string {
  const lines = error.issues.map(({ path, message, code }) => {
    const missing = code === 'invalid_type' && message.includes('received undefined');
    return `  ${path.join('.') || '(whole)'}: ${missing ? 'is required' : message}`;
  });
  return [title, ...lines].join('\n');
}

/**
 * Reads the settings of one app from the environment.
 * @param schema the part of {@link environmentSchema} that the app needs
 * @throws ConfigurationError that lists every mistake
 */
export function readEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  variables: NodeJS.ProcessEnv,
): z.output<Schema> {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(describeIssues('These settings cannot be used:', parsed.error));
}
