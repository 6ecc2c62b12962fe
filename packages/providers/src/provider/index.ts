export type { ProviderClient, RunReference, RunRequest, ToolMetadata } from './client.ts';
export { type ClientSettings, type CompleteClientSettings, clientSettingsSchema } from './client-settings.ts';
export { type BodyMistake, type InvalidProviderBody, invalidBody } from './invalid-body.ts';
export type {
  CancelOutcome,
  FetchRunOutcome,
  RunFound,
  SubmissionAccepted,
  SubmissionNotSent,
  SubmissionRefused,
  SubmissionUncertain,
  SubmitOutcome,
  Unavailable,
  UnknownRun,
} from './outcomes.ts';
export type { Provider } from './provider.ts';
export type { Ed25519Jwks, SharedSecret, StandardWebhooks, UrlHmac, Verification } from './verification.ts';
