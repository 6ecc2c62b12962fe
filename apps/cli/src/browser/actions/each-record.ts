import type { Result } from '@genledger/domain/kernel';
import type { BrowsedRow } from '@genledger/services/browse';
import type { ServiceError } from '@genledger/services/errors';
import type { OperationKind, Operator } from '@genledger/services/operation';
import type { Workplace } from '../../session/open-workplace.ts';
import { requireMigrations } from '../../session/require-migrations.ts';
import { wholeText } from '../text.ts';
import type { Action, Scope } from './action.ts';

/** An action that does the same to each of some records. */
export interface EachRecord {
  readonly title: string;
  readonly does: string;
  readonly operation?: OperationKind;
  /** What happens, in a sentence. */
  readonly consequence: string;
  /** One line about a record, for the preview. */
  describe(row: BrowsedRow): string;
  /** Does it to one record. */
  perform(workplace: Workplace, row: BrowsedRow, operator: Operator): Promise<Result<unknown, ServiceError>>;
}

async function performAll(
  each: EachRecord,
  workplace: Workplace,
  scope: Scope,
  operator: Operator,
  { signal, progress }: Parameters<NonNullable<Awaited<ReturnType<Action['preview']>>['perform']>>[1],
): Promise<string> {
  let done = 0;
  const refusals = new Map<string, number>();
  for await (const row of scope.rows(signal)) {
    if (signal.aborted) break;
    const outcome = await each.perform(workplace, row, operator);
    if (outcome.ok) done += 1;
    else refusals.set(outcome.error.message, (refusals.get(outcome.error.message) ?? 0) + 1);
    progress(`${wholeText(done)} of ${wholeText(scope.count)}`);
  }
  const refused = [...refusals].map(([message, count]) =>
    count === 1 ? message : `${wholeText(count)} times: ${message}`,
  );
  return [`${wholeText(done)} of ${wholeText(scope.count)} done.`, ...refused].join(' ');
}

/** Makes an action of what is done to each record. */
export function eachRecord(each: EachRecord): Action {
  return {
    title: each.title,
    does: each.does,
    danger: 'some',
    ...(each.operation && { operation: each.operation }),
    async preview(workplace, scope) {
      await requireMigrations(workplace.ledger.database, { changes: true }, () => undefined);
      const described = scope.samples.slice(0, 5).map((row) => `· ${each.describe(row)}`);
      const more = scope.count - described.length;
      return {
        lines: [
          `${scope.words}: ${each.consequence}`,
          ...described,
          ...(more > 0 ? [`· and ${wholeText(more)} more`] : []),
        ],
        perform: (operator, controls) => performAll(each, workplace, scope, operator, controls),
      };
    },
  };
}
