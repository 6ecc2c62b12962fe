import {
  type AccountId,
  type GenerationId,
  type ProviderName,
  parseExternalId,
  parseObjectId,
  parseProviderName,
  type ToolId,
} from '../kernel/index.ts';
import {
  fieldAt,
  isDocument,
  known,
  type LegacyDocument,
  objectIdText,
  type Reading,
  readAccount,
  readToolId,
  shown,
  undecidable,
} from '../legacy/index.ts';
import { type Decider, orNone } from './decisions.ts';
import type { UpgradeContext } from './upgrade.ts';

const NAME_CHARACTERS = 200;
const ENVIRONMENT = /^[a-z][a-z0-9-]{0,39}$/;

/** Whose record it is, of which tool. */
export interface Identity {
  readonly id: GenerationId;
  readonly accountId: AccountId;
  readonly toolId: ToolId;
  readonly toolDisplayName: string;
  readonly environment: string;
  readonly provider?: ProviderName;
}

/** The id of a document: it cannot be changed, so that one of another type cannot be migrated in place. */
export function readId<Id extends GenerationId>(document: LegacyDocument): Reading<Id> {
  const value = document['_id'];
  const text = isDocument(value) || typeof value === 'string' ? undefined : objectIdText(value);
  const parsed = text === undefined ? undefined : parseObjectId<Id>(text);
  return parsed?.ok
    ? known(parsed.value, '_id')
    : undecidable('id-not-objectid', { source: '_id', value: shown(value) });
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= NAME_CHARACTERS &&
    value.isWellFormed()
  );
}

function readDisplayName(document: LegacyDocument, toolId: ToolId | undefined, context: UpgradeContext) {
  const written = fieldAt(document, 'toolDisplayName');
  if (isName(written)) return known(written, 'toolDisplayName');
  return toolId === undefined ? undecidable('tool-name-missing') : context.toolName(toolId);
}

/** The environment that made the record, where it says so; else the one that is being migrated. */
export function environmentOf(document: LegacyDocument, context: { readonly environment: string }): string {
  const written = [fieldAt(document, 'environment'), fieldAt(document, 'metadata.environment')].find(
    (value): value is string => typeof value === 'string' && ENVIRONMENT.test(value),
  );
  return written ?? context.environment;
}

/** The provider of a service; a service without one names its own, where that is a name. */
function providerOf(document: LegacyDocument, context: UpgradeContext): ProviderName | undefined {
  const service = fieldAt(document, 'serviceName');
  if (typeof service !== 'string') return undefined;
  const parsed = parseProviderName(service.trim().toLowerCase());
  return context.providerOf(service.trim().toLowerCase()) ?? (parsed.ok ? parsed.value : undefined);
}

/** An id of another system, as a person writes it; nothing where it is none. */
export function externalId<Id extends AccountId | ToolId>(text: string): Id | undefined {
  const parsed = parseExternalId<Id>(text);
  return parsed.ok ? parsed.value : undefined;
}

/** Reads whose record it is; nothing where a part of that cannot be decided, which is then noted. */
export function readIdentity(
  document: LegacyDocument,
  context: UpgradeContext,
  decider: Decider,
): Identity | undefined {
  const id = decider.take('id', readId(document), () => undecidable('id-not-objectid'));
  const account = readAccount(document, 'masterAccountId');
  const accountId = decider.take('account', account, (text) => orNone(text, '', externalId<AccountId>));
  const toolId = decider.take('toolId', readToolId(document), (text) => orNone(text, '', externalId<ToolId>));
  const name = readDisplayName(document, toolId, context);
  const toolDisplayName = decider.take('toolDisplayName', name, (text) =>
    orNone(text, '', (given) => (isName(given) ? given : undefined)),
  );
  const provider = providerOf(document, context);
  if (!id || accountId === undefined || toolId === undefined || toolDisplayName === undefined)
    return undefined;
  return {
    id,
    accountId,
    toolId,
    toolDisplayName,
    environment: environmentOf(document, context),
    ...(provider && { provider }),
  };
}
