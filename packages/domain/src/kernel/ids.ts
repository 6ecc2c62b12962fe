import type { Brand } from './brand.ts';
import { failure, type Result, success } from './result.ts';

/** Ids that this ledger hands out: MongoDB ObjectIds as 24 lower-case hexadecimal digits. */
export type GenerationId = Brand<string, 'GenerationId'>;
export type CookId = Brand<string, 'CookId'>;
export type CookExecutionId = Brand<string, 'CookExecutionId'>;
export type SpellId = Brand<string, 'SpellId'>;
export type SpellCastId = Brand<string, 'SpellCastId'>;
export type AlertId = Brand<string, 'AlertId'>;

/** Ids of other systems: opaque text, never parsed. */
export type AccountId = Brand<string, 'AccountId'>;
export type ToolId = Brand<string, 'ToolId'>;
export type ProviderRunId = Brand<string, 'ProviderRunId'>;

/** The name of a provider: a lower-case slug such as `comfyui-deploy`. */
export type ProviderName = Brand<string, 'ProviderName'>;

/** The content key of an inbox event: equal bytes from one sender have one key, so a repeat is the same event. */
export type EventId = Brand<string, 'EventId'>;

/** Why a text is not an id. */
export interface InvalidId {
  readonly code: 'invalid-id';
  readonly message: string;
}

const OBJECT_ID = /^[0-9a-f]{24}$/;
const PROVIDER_NAME = /^[a-z][a-z0-9-]{0,39}$/;
/** Longest text accepted as an id of another system: room for URLs and wallet addresses, too short for an attack on an index key. */
const EXTERNAL_ID_LIMIT = 256;

/** Reads an id of this ledger; upper-case digits are accepted and lowered. */
export function parseObjectId<Id extends Brand<string, string>>(text: string): Result<Id, InvalidId> {
  const lowered = text.toLowerCase();
  return OBJECT_ID.test(lowered)
    ? success(lowered as Id)
    : failure({ code: 'invalid-id', message: 'must be 24 hexadecimal digits' });
}

/** Reads an id of another system: 1 to 256 characters of valid Unicode, no control characters. */
export function parseExternalId<Id extends Brand<string, string>>(text: string): Result<Id, InvalidId> {
  if (text.length === 0 || text.length > EXTERNAL_ID_LIMIT) {
    return failure({ code: 'invalid-id', message: `must have 1 to ${EXTERNAL_ID_LIMIT} characters` });
  }
  // A lone surrogate is stored as U+FFFD, so that two different ids would become one.
  return /\p{Cc}/u.test(text) || !text.isWellFormed()
    ? failure({ code: 'invalid-id', message: 'must be valid Unicode without control characters' })
    : success(text as Id);
}

/** Reads a provider's name. */
export function parseProviderName(text: string): Result<ProviderName, InvalidId> {
  return PROVIDER_NAME.test(text)
    ? success(text as ProviderName)
    : failure({ code: 'invalid-id', message: 'must be a lower-case name such as comfyui-deploy' });
}
