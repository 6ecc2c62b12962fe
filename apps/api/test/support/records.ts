/** The API's answers as its users read them, written from docs/concepts.md and not from the code. */

export interface HistoryEntry {
  readonly from?: string;
  readonly to: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly cause: string;
  readonly eventId?: string;
  readonly note?: string;
}

export interface EventRecord {
  readonly id: string;
  readonly provider: string;
  readonly source: string;
  readonly providerRunId?: string;
  readonly generationId?: string;
  readonly providerStatus?: string;
  readonly receivedAt: string;
  readonly state: string;
  readonly outcome?: string;
}

export interface GenerationRecord {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string;
  readonly toolId: string;
  readonly toolDisplayName: string;
  readonly provider?: string;
  readonly providerRunId?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly requestTimestamp: string;
  readonly startedAt?: string;
  readonly responseTimestamp?: string;
  readonly durationMs?: number;
  readonly computeMs?: number;
  readonly costUsd?: string;
  readonly costBasis?: string;
  readonly pointsSpent: number;
  readonly protocolNetPoints: number;
  readonly requestPayload?: unknown;
  readonly responsePayload?: unknown;
  readonly artifacts: readonly Readonly<Record<string, unknown>>[];
  readonly error?: { readonly code: string; readonly message: string; readonly details?: unknown };
  readonly deliveryStatus: string;
  readonly nextDeliveryAt?: string;
  readonly submission: { readonly state: string; readonly attempts: number; readonly lastError?: string };
  readonly flags: readonly string[];
  readonly history: readonly HistoryEntry[];
  readonly events: readonly EventRecord[];
  readonly revision: number;
  readonly metadata?: unknown;
}

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
}

export interface Acknowledgement {
  readonly eventId: string;
  readonly duplicate: boolean;
}
