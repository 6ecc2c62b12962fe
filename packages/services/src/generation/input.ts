import {
  type AccountId,
  type CookExecutionId,
  externalIdText,
  type InvalidId,
  objectIdText,
  type ProviderRunId,
  parseExternalId,
  parseObjectId,
  parseProviderName,
  providerNameText,
  type Result,
  type SpellCastId,
} from '@genledger/domain/kernel';
import { PRICING_TIERS } from '@genledger/domain/money';
import { toolIdSchema } from '@genledger/domain/tool';
import { z } from 'zod';

/** Makes a schema of an id's parser; the pattern before it is what the API's description shows. */
export function idSchema<Id>(text: z.ZodString, parse: (text: string) => Result<Id, InvalidId>) {
  return text.transform((text, context): Id => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error.message });
    return z.NEVER;
  });
}

export const accountIdSchema = idSchema(externalIdText, parseExternalId<AccountId>);
const providerNameSchema = idSchema(providerNameText, parseProviderName);
const providerRunIdSchema = idSchema(externalIdText, parseExternalId<ProviderRunId>);
const cookExecutionIdSchema = idSchema(objectIdText, parseObjectId<CookExecutionId>);
const spellCastIdSchema = idSchema(objectIdText, parseObjectId<SpellCastId>);

export const notificationSchema = z
  .strictObject({
    /** `webhook`, `telegram`, `discord`, `email`, `web`, or `none`. */
    platform: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a lower-case name such as webhook, or none'),
    /** Where on the platform: its shape belongs to the channel. */
    target: z.unknown().optional(),
    /** Announce a cook piece or spell step by itself, too. */
    announce: z.boolean().default(false),
  })
  .default({ platform: 'none', announce: false });

/** What a caller sends to create a generation. */
export const createGenerationSchema = z
  .strictObject({
    toolId: toolIdSchema,
    accountId: accountIdSchema,
    requestPayload: z.record(z.string(), z.unknown()).default({}),
    notification: notificationSchema,
    cookExecutionId: cookExecutionIdSchema.optional(),
    spellCastId: spellCastIdSchema.optional(),
    /** Place among the pieces or steps of its execution, from 0. */
    index: z.int().min(0).max(1_000_000).optional(),
    /** The caller's own name for a single generation. */
    clientReference: z
      .string()
      .min(1)
      .max(200)
      .refine((text) => text.isWellFormed(), 'must be valid Unicode')
      .optional(),
    submit: z.boolean().default(false),
    provider: providerNameSchema.optional(),
    providerRunId: providerRunIdSchema.optional(),
    pricingTier: z.enum(PRICING_TIERS).default('standard'),
    contributorRewardPoints: z.int().min(0).max(1_000_000_000).default(0),
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((input, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (input.cookExecutionId !== undefined && input.spellCastId !== undefined) {
      issue('spellCastId', 'a generation has one parent: give cookExecutionId or spellCastId, not both');
    }
    if (input.providerRunId !== undefined && input.submit) {
      issue('providerRunId', 'a run that exists already is not submitted: leave submit out');
    }
    if (input.providerRunId !== undefined && input.provider === undefined) {
      issue('provider', 'say which provider the run belongs to');
    }
    const single = input.cookExecutionId === undefined && input.spellCastId === undefined;
    if (single && input.index !== undefined) issue('index', 'only a cook piece or spell step has a place');
    if (!single && input.clientReference !== undefined)
      issue('clientReference', 'only a single generation has one');
  });
export type CreateGenerationInput = z.output<typeof createGenerationSchema>;

/** What a caller sends to record the run of a generation that it submitted itself. */
export const recordRunSchema = z.strictObject({
  provider: providerNameSchema,
  providerRunId: providerRunIdSchema,
});
export type RecordRunInput = z.output<typeof recordRunSchema>;
