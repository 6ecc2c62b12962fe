import type { AccountId, ToolId } from '../kernel/index.ts';
import type { Usd } from '../money/index.ts';
import type { Artifact, GenerationError } from '../provider/index.ts';
import type { DeliverySubject } from './subject.ts';

/** What ended, as users are told: public facts of the record, nothing that only machines need. */
export interface Announcement {
  readonly subject: DeliverySubject;
  readonly accountId: AccountId;
  readonly environment: string;
  readonly status: 'success' | 'failed' | 'cancelled';
  readonly statusReason?: string;
  readonly toolId?: ToolId;
  /** What people call it: a tool's, cook's or spell's name. */
  readonly title: string;
  /** The caller's own name for it. */
  readonly reference?: string;
  readonly parent?: Exclude<DeliverySubject, { kind: 'generation' }>;
  readonly requestTimestamp: Date;
  readonly endedAt: Date;
  readonly durationMs: number;
  readonly costUsd?: Usd;
  readonly pointsSpent: number;
  readonly artifacts: readonly Artifact[];
  readonly error?: Pick<GenerationError, 'code' | 'message'>;
}

/** The name of the event in messages for machines: `generation.success`, `cookExecution.failed`. */
export function eventOf({ subject, status }: Announcement): string {
  return `${subject.kind}.${status}`;
}
