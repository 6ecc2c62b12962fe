import type { Result } from '@genledger/domain/kernel';
import type { ServiceError } from '@genledger/services/errors';
import type { DefinitionView } from '@genledger/services/execution';
import { type Fact, factsCard } from '../elements/facts.ts';
import { problemNotice } from '../elements/notice.ts';
import { timeText } from '../elements/time.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** A definition as it is stored, and as it can be executed, where it can. */
export interface StoredDefinition<Definition> {
  readonly id: string;
  readonly view: DefinitionView;
  readonly definition: Result<Definition, ServiceError>;
}

/** Says why a definition cannot be executed as it is stored; nothing where it can. */
export function brokenNotice({ definition }: StoredDefinition<unknown>): Markup {
  if (definition.ok) return NOTHING;
  const { message, issues = [] } = definition.error;
  return problemNotice([message, ...issues.map((issue) => `${issue.path}: ${issue.message}`)]);
}

/** What is known of every definition, with what is known of its kind between. */
export function definitionCard({ view }: StoredDefinition<unknown>, own: readonly Fact[]): Markup {
  return factsCard('Definition', [
    ['Owner', view.ownerAccountId],
    ...own,
    ['Saved', timeText(view.createdAt)],
    ['Changed', timeText(view.updatedAt)],
  ]);
}

/** By what a reader knows a definition again, before something is done to it. */
export function describeDefinition(noun: string, { id, view }: StoredDefinition<unknown>): readonly Fact[] {
  return [
    [noun, view.name],
    ['Id', html`<code>${id}</code>`],
    ['Owner', view.ownerAccountId],
  ];
}
