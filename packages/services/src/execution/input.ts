import {
  type CookExecutionId,
  type CookId,
  objectIdText,
  parseObjectId,
  type SpellId,
} from '@genledger/domain/kernel';
import { PRICING_TIERS, parseUsd, type Usd, usdText } from '@genledger/domain/money';
import { z } from 'zod';
import { accountIdSchema, idSchema, notificationSchema } from '../generation/input.ts';

export const MOST_PIECES_AT_ONCE = 200;
const DEFAULT_PIECES_AT_ONCE = 4;

const cookIdSchema = idSchema(objectIdText, parseObjectId<CookId>);
const spellIdSchema = idSchema(objectIdText, parseObjectId<SpellId>);
const cookExecutionIdSchema = idSchema(objectIdText, parseObjectId<CookExecutionId>);

const usdSchema = usdText.transform((text, context): Usd => {
  const parsed = parseUsd(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error.message });
  return z.NEVER;
});

/** Who carries an execution out: the ledger, or another service, which reports its generations here. */
const executedBySchema = z.enum(['ledger', 'caller']).default('ledger');

const common = {
  accountId: accountIdSchema,
  executedBy: executedBySchema,
  notification: notificationSchema,
  pricingTier: z.enum(PRICING_TIERS).default('standard'),
  metadata: z.record(z.string(), z.unknown()).optional(),
  /** How many children another service will report; once as many have ended, the execution has. */
  expectedChildren: z.int().min(1).max(1_000_000).optional(),
};

type Issue = (path: string, message: string) => void;

/** What belongs only to an execution that the ledger carries out is refused where another service does, and the other way about. */
function checkExecutor(
  input: { readonly executedBy: 'ledger' | 'caller' } & Readonly<Record<string, unknown>>,
  ofLedger: readonly string[],
  ofCaller: readonly string[],
  issue: Issue,
): void {
  const [foreign, reason] =
    input.executedBy === 'ledger'
      ? [ofCaller, 'only an execution with executedBy: "caller" has it']
      : [ofLedger, 'only an execution that the ledger carries out has it'];
  for (const name of foreign) if (input[name] !== undefined) issue(name, reason);
}

/** What a caller sends to start a cook execution, or to report one. */
export const startCookExecutionSchema = z
  .strictObject({
    ...common,
    cookId: cookIdSchema.optional(),
    /** Decides every piece; the execution's id where it is left out. */
    seed: z.string().min(1).max(200).optional(),
    /** Pieces that are made side by side. */
    concurrency: z.int().min(1).max(MOST_PIECES_AT_ONCE).optional(),
    /** No piece is started once this is spent. */
    budget: z
      .strictObject({ usd: usdSchema.optional(), points: z.int().min(1).max(1_000_000_000).optional() })
      .optional(),
    /** Begins at this piece, to go on where an earlier execution of the same seed stopped. */
    firstIndex: z.int().min(0).max(1_000_000).optional(),
  })
  .superRefine((input, context) => {
    const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path: [path], message });
    checkExecutor(input, ['seed', 'concurrency', 'budget', 'firstIndex'], ['expectedChildren'], issue);
    if (input.executedBy === 'ledger' && input.cookId === undefined)
      issue('cookId', 'say which cook to execute');
  });
export type StartCookExecutionInput = z.output<typeof startCookExecutionSchema>;

/** The concurrency of an execution that does not say. */
export const DEFAULT_CONCURRENCY = DEFAULT_PIECES_AT_ONCE;

/** What a caller sends to cast a spell, or to report a cast. */
export const startSpellCastSchema = z
  .strictObject({
    ...common,
    spellId: spellIdSchema.optional(),
    /** Values of the spell's exposed inputs. */
    inputs: z.record(z.string(), z.unknown()).optional(),
    /** The reported cook execution of which it makes a piece. */
    cookExecutionId: cookExecutionIdSchema.optional(),
    /** The place of that piece, from 0. */
    index: z.int().min(0).max(1_000_000).optional(),
  })
  .superRefine((input, context) => {
    const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path: [path], message });
    checkExecutor(input, ['inputs'], ['expectedChildren', 'cookExecutionId'], issue);
    if (input.executedBy === 'ledger' && input.spellId === undefined)
      issue('spellId', 'say which spell to cast');
    if (input.index !== undefined && input.cookExecutionId === undefined)
      issue('index', 'only a cast that makes a piece has a place: give cookExecutionId');
  });
export type StartSpellCastInput = z.output<typeof startSpellCastSchema>;
