import { z } from 'zod';
import { type CleanupPolicy, DEFAULT_RULES } from './rule.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const words = z.array(z.string().min(1).max(300)).min(1).max(1000).readonly();
const fieldPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/, 'must be a path such as metadata.test');

const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be a lower-case name such as test-accounts'),
    accounts: words.optional(),
    tools: z
      .array(z.string().regex(/^[^*]+\*?$/, 'must be a tool id, perhaps with * at its end'))
      .min(1)
      .max(1000)
      .readonly()
      .optional(),
    toolNames: words.optional(),
    platforms: words.optional(),
    environments: words.optional(),
    marks: z
      .array(z.strictObject({ path: fieldPath, equals: z.union([z.string(), z.number(), z.boolean()]) }))
      .min(1)
      .max(100)
      .readonly()
      .optional(),
  })
  .refine((rule) => Object.keys(rule).length > 1, 'must have at least one condition');

function areNamedApart(rules: readonly { readonly id: string }[]): boolean {
  return new Set(rules.map(({ id }) => id)).size === rules.length;
}

/**
 * The part `cleanup` of the configuration. A record rests for a day at least: until then a caller's Idempotency-Key may lead to it, and
 * a provider may still speak of it.
 */
export const cleanupSchema = z
  .strictObject({
    rules: z
      .array(ruleSchema)
      .max(100)
      .refine(areNamedApart, 'must have an id each')
      .readonly()
      .default(DEFAULT_RULES),
    atMostShare: z.number().min(0).max(1).default(0.1),
    minimumAgeHours: z.int().min(24).max(87_600).default(24),
    keepDays: z.int().min(1).max(3650).default(30),
    /** Absent: only by command. */
    everyHours: z.int().min(1).max(8760).optional(),
  })
  .transform(({ minimumAgeHours, keepDays, everyHours, ...rest }) => ({
    policy: {
      ...rest,
      minimumAgeMs: minimumAgeHours * HOUR_MS,
      keepMs: keepDays * DAY_MS,
    } satisfies CleanupPolicy,
    ...(everyHours !== undefined && { everyMs: everyHours * HOUR_MS }),
  }));
