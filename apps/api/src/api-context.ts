import type { CleanupPolicy } from '@genledger/domain/cleanup';
import type { GenerationId } from '@genledger/domain/kernel';
import type { AuditRunner } from '@genledger/services/audit';
import type { LedgerContext } from '@genledger/services/context';
import type { WebMessageFeed } from '@genledger/services/delivery';
import type { EventApplier, InboxWriter } from '@genledger/services/event';
import type { GenerationFeed } from '@genledger/services/generation';
import type { MigrationContext } from '@genledger/services/migration';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { createAuthentication } from './middleware/authenticate.ts';
import type { RateLimiter } from './middleware/rate-limit.ts';
import type { ApiVariables } from './middleware/variables.ts';
import type { VerificationKeys } from './webhooks/verification/keys.ts';

/** What routes are built from. */
export interface ApiContext {
  readonly ledger: LedgerContext;
  readonly inbox: InboxWriter;
  readonly applier: EventApplier;
  readonly feed: GenerationFeed;
  readonly messages: WebMessageFeed;
  readonly audits: AuditRunner;
  /** For settling what the migration left undecided. */
  readonly migration: MigrationContext;
  /** What is taken for a test record. */
  readonly cleanup: CleanupPolicy;
  readonly requireScope: ReturnType<typeof createAuthentication>;
  readonly limiter: RateLimiter;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly trustProxy: boolean;
  /** With what the webhooks of providers that sign are verified. */
  readonly verificationKeys: VerificationKeys;
  /** Longest webhook body, bytes. */
  readonly webhookBodyLimit: number;
  /** Starts handing a new generation over, without waiting for it. */
  readonly submitSoon: (id: GenerationId) => void;
}

/** The app as routes are registered on it. */
export type Api = OpenAPIHono<{ Variables: ApiVariables }>;
