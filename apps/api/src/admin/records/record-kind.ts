import type { Result } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import type { ServiceError } from '@genledger/services/errors';
import type { Operator } from '@genledger/services/operation';
import type { ApiContext } from '../../api-context.ts';
import type { AdminContext } from '../admin-context.ts';
import type { Fact } from '../elements/facts.ts';
import type { Markup } from '../markup.ts';

/** What a form says, by the names of its fields. */
export type Form = Readonly<Record<string, unknown>>;

/** What can be done to a record. */
export interface RecordAction<Item> {
  /** As addresses name it. */
  readonly name: string;
  readonly title: string;
  /** What happens, in sentences. */
  readonly consequence: string;
  /** What is said once it was done. */
  readonly done: string;
  /** What cannot be taken back at once asks for a word that nobody writes by accident. */
  readonly isGrave?: true;
  /** Whether the record is in a state in which it makes sense. */
  isOffered(item: Item): boolean;
  /** Finds out more of what it would do; changes nothing. A refusal says why it cannot be done. */
  preview?(api: ApiContext, item: Item): Promise<Result<readonly Fact[], ServiceError>>;
  /** What is asked beside the reason. @param form what was answered before */
  ask?(item: Item, form: Form): Markup;
  perform(
    api: ApiContext,
    item: Item,
    operator: Operator,
    form: Form,
  ): Promise<Result<unknown, ServiceError>>;
}

/** What a page shows beside the record itself. */
export interface RecordFrame {
  /** The way to what can be done. */
  readonly actions: Markup;
  /** What was done just now. */
  readonly notice: Markup;
}

/** Records of one kind: their pages, and what can be done to them. */
export interface RecordKind<Item> {
  /** What people call one. */
  readonly noun: string;
  /** The addresses below `/admin`, with parameters. */
  readonly pattern: `/${string}`;
  find(ledger: LedgerContext, parameters: Readonly<Record<string, string>>): Promise<Item | undefined>;
  addressOf(item: Item): string;
  /** By what a reader knows the record again, before something is done to it. */
  describe(item: Item): readonly Fact[];
  readonly actions: readonly RecordAction<Item>[];
  page(
    context: AdminContext,
    ledger: LedgerContext,
    item: Item,
    frame: RecordFrame,
  ): string | Promise<string>;
}
