import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { type ServiceError, serviceError } from '@genledger/services/errors';
import { keepOperation, type OperationKind, type Operator } from '@genledger/services/operation';
import type { z } from 'zod';
import { html } from '../markup.ts';
import type { Form, RecordAction } from '../records/record-kind.ts';
import type { StoredDefinition } from './definition.ts';
import { fieldText, jsonField } from './form-fields.ts';

/** What is kept by the ledger, and not written by whoever defines something. */
const KEPT = ['id', 'createdAt', 'updatedAt', 'toolId'];

interface Issue {
  readonly path: string;
  readonly message: string;
}

/** Says in a sentence what of a form cannot be used, and where. */
function unusable(issues: readonly Issue[]) {
  const where = issues.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  return serviceError('invalid-input', `Nothing was done: ${where.join('; ')}.`);
}

/** Reads a field that holds JSON; nothing where it is empty. */
export function readJson(form: Form, name: string): Result<unknown, ServiceError> {
  const text = fieldText(form, name);
  if (text === '') return success(undefined);
  try {
    return success(JSON.parse(text));
  } catch {
    return unusable([{ path: name, message: 'is not JSON' }]);
  }
}

/** What a form asks for, as a verb takes it. */
export function readInput<Input>(schema: z.ZodType<Input>, asked: unknown): Result<Input, ServiceError> {
  const read = schema.safeParse(asked);
  if (read.success) return success(read.data);
  return unusable(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

/** Tells every issue of a refusal, which a page has no other place for. */
function withIssues<Value>(outcome: Result<Value, ServiceError>): Result<Value, ServiceError> {
  return outcome.ok || outcome.error.issues === undefined ? outcome : unusable(outcome.error.issues);
}

interface KeptWork<Value> {
  readonly kind: OperationKind;
  /** What is done, with the id of what it is done to. */
  readonly about: string;
  readonly outcomeOf: (value: Value) => string;
}

/** Does something to a definition once the ledger's operations say who asks for it, and why. */
export async function keptWork<Value>(
  ledger: LedgerContext,
  operator: Operator,
  { kind, about, outcomeOf }: KeptWork<Value>,
  work: () => Promise<Result<Value, ServiceError>>,
): Promise<Result<Value, ServiceError>> {
  const outcome = await keepOperation(ledger, { kind, about, operator }, work, (done) =>
    done.ok ? outcomeOf(done.value) : done.error.message,
  );
  return withIssues(outcome);
}

/** What its author wrote of a definition. */
function written({ view }: StoredDefinition<unknown>): object {
  return Object.fromEntries(Object.entries(view).filter(([name]) => !KEPT.includes(name)));
}

/** Saves a definition anew. @param save as the API does */
export function replaceAction<Definition>(
  noun: 'cook' | 'spell',
  save: (ledger: LedgerContext, input: unknown, id: string) => Promise<Result<unknown, ServiceError>>,
): RecordAction<StoredDefinition<Definition>> {
  return {
    name: 'replace',
    title: 'Replace',
    consequence: `The ${noun} is what is written here from now on, once it has been found possible. What runs keeps the definition that it began with.`,
    done: `The ${noun} is replaced.`,
    isOffered: () => true,
    ask: (item, form) => html`${jsonField(form, 'definition', 'Definition, as JSON', written(item))}`,
    async perform({ ledger }, { id }, operator, form) {
      const definition = readJson(form, 'definition');
      if (!definition.ok) return definition;
      const kept = { kind: 'definition-change', about: `replacement of ${noun} ${id}` } as const;
      return keptWork(ledger, operator, { ...kept, outcomeOf: () => 'replaced' }, () =>
        save(ledger, definition.value, id),
      );
    },
  };
}
