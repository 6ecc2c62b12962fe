import type { BrowsedRow } from '@genledger/services/browse';
import type { OperationKind, Operator } from '@genledger/services/operation';
import type { Workplace } from '../../session/open-workplace.ts';
import type { TaskControls } from '../tasks.ts';

/** What an action is about. */
export interface Scope {
  /** In words: `3 generations`. */
  readonly words: string;
  /** How many records there are. */
  readonly count: number;
  /** Some of them, for the preview. */
  readonly samples: readonly BrowsedRow[];
  /** All of them, read as they are needed. */
  rows(signal: AbortSignal): AsyncIterable<BrowsedRow>;
}

/** How an action is confirmed: by a key, or by writing why and a word that nobody writes by accident. */
export type Danger = 'none' | 'some';

/** What an action would do. */
export interface Preview {
  readonly lines: readonly string[];
  /** Nothing where it cannot be done; the lines say why. */
  readonly perform?: (operator: Operator, controls: TaskControls) => Promise<string>;
}

/** Something that can be done. */
export interface Action {
  readonly title: string;
  readonly does: string;
  readonly danger: Danger;
  /** As what it is kept in the ledger, where no record's own history tells of it. */
  readonly operation?: OperationKind;
  /** Finds out what it would do; changes nothing. */
  preview(workplace: Workplace, scope: Scope, signal: AbortSignal): Promise<Preview>;
}
