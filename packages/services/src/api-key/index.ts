export {
  API_KEY_SCOPES,
  type ApiKeyScope,
  allows,
  authenticate,
  type Caller,
  createApiKey,
  ensureFirstApiKey,
  isApiKey,
  listApiKeys,
  type NewApiKey,
  newApiKeySchema,
  revokeApiKey,
} from './api-keys.ts';
