import type { Result } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { type ServiceError, serviceError } from '@genledger/services/errors';
import {
  type CookControl,
  cancelSpellCast,
  controlCookExecution,
  finishReported,
} from '@genledger/services/execution';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentChanged } from '../../presenters/execution-change.ts';
import type { Session } from '../../session/session.ts';
import { type ExecutionId, type FoundExecution, findExecution } from './find-execution.ts';

type Outcome = Promise<Result<undefined, ServiceError>>;

async function change(
  session: Session,
  id: ExecutionId,
  apply: (ledger: LedgerContext, found: FoundExecution) => Outcome,
): Promise<Presentation> {
  const ledger = await session.openLedger({ changes: true });
  const found = await findExecution(ledger, id);
  if (!found.ok) return presentServiceError(found.error, 'genledger executions list');
  const applied = await apply(ledger, found.value);
  if (!applied.ok) return presentServiceError(applied.error);
  const changed = await findExecution(ledger, id);
  return changed.ok ? presentChanged(changed.value.view) : presentServiceError(changed.error);
}

/** Pauses, resumes or stops a cook execution; a cast knows none of these. */
export function controlExecution(
  session: Session,
  id: ExecutionId,
  control: CookControl,
  cancelRunning = false,
): Promise<Presentation> {
  return change(session, id, async (ledger, found) =>
    found.kind === 'cook'
      ? controlCookExecution(ledger, found.id, control, cancelRunning)
      : serviceError(
          'wrong-state',
          `A spell cast cannot ${control}. To end it: genledger executions cancel ${id}`,
        ),
  );
}

/** Cancels a cast, or stops a cook execution and cancels what runs. */
export function cancelExecution(session: Session, id: ExecutionId): Promise<Presentation> {
  return change(session, id, (ledger, found) =>
    found.kind === 'cook'
      ? controlCookExecution(ledger, found.id, 'stop', true)
      : cancelSpellCast(ledger, found.id),
  );
}

/** Says that another service has reported every child. */
export function finishExecution(session: Session, id: ExecutionId): Promise<Presentation> {
  return change(session, id, (ledger, found) => finishReported(ledger, found.kind, found.id));
}
