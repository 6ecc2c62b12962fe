import type { ToolId } from '../kernel/index.ts';

/** An attempt of a step that is to begin. */
export interface StepStart {
  readonly stepIndex: number;
  /** From 1; the same attempt is never asked for again once its step is open. */
  readonly attempt: number;
  readonly toolId: ToolId;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** How a cast ended. */
export interface CastEnd {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly reason?: string;
}

/** What is to be done for a cast now. */
export interface CastDecision {
  /** Every attempt that can begin, side by side. */
  readonly start: readonly StepStart[];
  /** The steps that still run and are to be cancelled, by index. */
  readonly cancel: readonly number[];
  /** Only once nothing runs any more. */
  readonly end?: CastEnd;
}

/** What was asked for from outside. */
export interface CastWish {
  /** Somebody wants the cast cancelled. */
  readonly cancelRequested?: boolean;
}
