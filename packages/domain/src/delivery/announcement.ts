import type { AccountId, CookId, SpellId, ToolId } from '../kernel/index.ts';
import type { Usd } from '../money/index.ts';
import type { Artifact, GenerationError } from '../provider/index.ts';
import type { DeliverySubject, SubjectEnd } from './subject.ts';

/** What became of the pieces of a cook execution. */
export interface PieceFigures {
  readonly made: number;
  /** Given up: nothing stands in their place. */
  readonly lost: number;
}

/** What an alert found, as operators are told it. */
export interface AlertFigures {
  readonly rule: string;
  readonly group?: string;
  readonly level: string;
  /** Both as text, with their units. */
  readonly value: string;
  readonly threshold: string;
}

/** What ended, as users are told: public facts of the record, nothing that only machines need. */
export interface Announcement {
  readonly subject: DeliverySubject;
  readonly accountId: AccountId;
  readonly environment: string;
  readonly status: SubjectEnd;
  readonly statusReason?: string;
  readonly toolId?: ToolId;
  /** The cook or spell that was executed. */
  readonly cookId?: CookId;
  readonly spellId?: SpellId;
  /** What people call it: a tool's, cook's or spell's name. */
  readonly title: string;
  /** The caller's own name for it. */
  readonly reference?: string;
  readonly parent?: Exclude<DeliverySubject, { kind: 'generation' | 'alert' }>;
  readonly requestTimestamp: Date;
  readonly endedAt: Date;
  readonly durationMs: number;
  /** Of an execution: the sum of the costs that are known. */
  readonly costUsd?: Usd;
  /** Of an execution: how many of its generations that sum holds. */
  readonly costCount?: number;
  readonly pointsSpent: number;
  /** Of a cook execution. */
  readonly pieces?: PieceFigures;
  readonly alert?: AlertFigures;
  /** What was made; of an execution, a part of it. */
  readonly artifacts: readonly Artifact[];
  readonly error?: Pick<GenerationError, 'code' | 'message'>;
}

/** How an end is meant: as it was wished for, as a failure, or as somebody's will. */
export type EndTone = 'good' | 'bad' | 'quiet';

const TONES: Readonly<Record<SubjectEnd, EndTone>> = {
  success: 'good',
  completed: 'good',
  failed: 'bad',
  stopped: 'quiet',
  cancelled: 'quiet',
  raised: 'bad',
  resolved: 'good',
};

/** How the end of something is meant. */
export function toneOf({ status }: Pick<Announcement, 'status'>): EndTone {
  return TONES[status];
}

/** The name of the event in messages for machines: `generation.success`, `cookExecution.completed`. */
export function eventOf({ subject, status }: Announcement): string {
  return `${subject.kind}.${status}`;
}
