import type { Notification } from '../delivery/index.ts';
import type { AccountId, CookExecutionId, CookId, SpellCastId, SpellId } from '../kernel/index.ts';
import type { PricingTier } from '../money/index.ts';
import type { Budget, Spending } from './budget.ts';
import type { PieceTry } from './place.ts';
import type { ExecutionStatus } from './status.ts';

/** What every run of many generations has. */
export interface ExecutionBasis {
  readonly accountId: AccountId;
  readonly environment: string;
  readonly status: ExecutionStatus;
  /** Why it stands or ended where it does. */
  readonly statusReason?: string;
  readonly startedAt: Date;
  readonly spending: Spending;
  readonly notification: Notification;
  readonly pricingTier: PricingTier;
  /** How many children another service that executes it said there would be. */
  readonly expectedChildren?: number;
}

/** How the ledger makes the pieces of a cook execution, and how far it has come. */
export interface CookPlan<Id> {
  /** The cook as it was at the start; a later change of it does not change the pieces. */
  readonly definition: unknown;
  /** The spell that makes its pieces, as it was at the start. */
  readonly spell?: unknown;
  readonly seed: string;
  readonly firstIndex: number;
  readonly targetSize: number;
  readonly concurrency: number;
  readonly budget: Budget;
  readonly nextIndex: number;
  readonly again: readonly PieceTry[];
  readonly lost: readonly number[];
  /** Children that ended, or ended otherwise, since the last look. */
  readonly ended: readonly Id[];
}

/** A cook execution as the rules read it. One without a plan is carried out by another service, which reports its pieces. */
export interface CookExecution extends ExecutionBasis {
  readonly id: CookExecutionId;
  readonly cookId?: CookId;
  readonly plan?: CookPlan<string>;
}

/** Which piece of which cook execution a cast makes. */
export interface CastPiece extends Partial<PieceTry> {
  readonly cookExecutionId: CookExecutionId;
}

/** A spell cast as the rules read it. One without a plan is carried out by another service, which reports its steps. */
export interface SpellCast extends ExecutionBasis {
  readonly id: SpellCastId;
  readonly spellId?: SpellId;
  /** Its only parent, where it makes a piece. */
  readonly piece?: CastPiece;
  readonly plan?: { readonly definition: unknown; readonly inputs: Readonly<Record<string, unknown>> };
}
