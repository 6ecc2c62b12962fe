export type { Brand } from './brand.ts';
export { type DefinitionIssue, definitionIssues, placeText } from './definition-issue.ts';
export { exhaustive } from './exhaustive.ts';
export { externalIdText, objectIdText, providerNameText } from './id-schemas.ts';
export {
  type AccountId,
  type AlertId,
  type CookExecutionId,
  type CookId,
  type EventId,
  type GenerationId,
  type InvalidId,
  type ProviderName,
  type ProviderRunId,
  parseExternalId,
  parseObjectId,
  parseProviderName,
  type SpellCastId,
  type SpellId,
  type ToolId,
} from './ids.ts';
export { type Failed, failure, type Result, type Success, success } from './result.ts';
export { sameValue } from './same-value.ts';
