import type { LedgerContext } from '@genledger/services/context';
import { keepOperation, type OperationRequest } from '@genledger/services/operation';
import { operatorName } from '../session/operator.ts';

/** Does what a command is for, and keeps in the ledger who gave it, why, and what came of it. @param why as `--why` has it */
export function keptOperation<Value>(
  context: Pick<LedgerContext, 'clock' | 'database'>,
  { why, ...request }: Omit<OperationRequest, 'operator'> & { readonly why: string | undefined },
  work: () => Promise<Value>,
  outcomeOf: (value: Value) => string,
): Promise<Value> {
  const operator = { name: operatorName(), ...(why !== undefined && { why }) };
  return keepOperation(context, { ...request, operator }, work, outcomeOf);
}
