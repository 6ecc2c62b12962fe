import {
  closeReported,
  findCookExecution,
  findRunningCasts,
  findSpellCast,
  listGenerationRecords,
  moveCookExecution,
  requestCastEnd,
} from '@genledger/db/repositories';
import { type ExecutionStatus, hasEnded } from '@genledger/domain/execution';
import {
  type CookExecutionId,
  type GenerationId,
  type Result,
  type SpellCastId,
  success,
} from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { cancelChildren } from './cancel.ts';

type Outcome = Promise<Result<undefined, ServiceError>>;

/** Open children that are cancelled at most: no execution has more running. */
const CHILDREN_AT_MOST = 200;

const ALLOWED = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  stop: { from: ['running', 'paused'], to: 'stopping' },
} as const satisfies Record<string, { from: readonly ExecutionStatus[]; to: ExecutionStatus }>;

/** What can be done to a cook execution. */
export type CookControl = keyof typeof ALLOWED;

async function cancelRunningChildren(context: LedgerContext, id: CookExecutionId): Promise<void> {
  const { database } = context;
  for (const status of ['pending', 'processing'] as const) {
    const filter = { cookExecutionId: id, status };
    const { items } = await listGenerationRecords(database, filter, undefined, CHILDREN_AT_MOST);
    const cancelGenerations = items.map(({ _id }) => _id.toHexString() as GenerationId);
    await cancelChildren(context, { cancelGenerations, cancelCasts: [] });
  }
  const cancelCasts = await findRunningCasts(database, id, CHILDREN_AT_MOST);
  await cancelChildren(context, { cancelGenerations: [], cancelCasts });
}

/**
 * Pauses, resumes or stops a cook execution. A pause and a stop let what runs run to its end; nothing new is started. Doing it again
 * changes nothing.
 * @param cancelRunning a stop cancels what runs as well
 */
export async function controlCookExecution(
  context: LedgerContext,
  id: CookExecutionId,
  control: CookControl,
  cancelRunning = false,
): Outcome {
  const { database, clock } = context;
  const { from, to } = ALLOWED[control];
  const moved = await moveCookExecution(database, id, { from, to }, clock.now());
  if (!moved) {
    const execution = await findCookExecution(database, id);
    if (execution === undefined) return serviceError('not-found', `There is no cook execution ${id}.`);
    const { status } = execution;
    if (hasEnded(status)) return serviceError('already-ended', `The cook execution has ended as ${status}.`);
    if (status !== to) {
      return serviceError('wrong-state', `A cook execution that is ${status} cannot ${control}.`);
    }
  }
  if (control === 'stop' && cancelRunning) await cancelRunningChildren(context, id);
  return success(undefined);
}

/** Cancels a cast: what runs is cancelled, nothing new is started. Doing it again changes nothing. */
export async function cancelSpellCast(context: LedgerContext, id: SpellCastId): Outcome {
  const { database, clock } = context;
  if (await requestCastEnd(database, id, undefined, clock.now())) return success(undefined);
  const cast = await findSpellCast(database, id);
  if (cast === undefined) return serviceError('not-found', `There is no spell cast ${id}.`);
  return hasEnded(cast.status)
    ? serviceError('already-ended', `The spell cast has ended as ${cast.status}.`)
    : success(undefined);
}

/** Says that another service has reported every child: the execution ends with the last of them. */
export async function finishReported(
  context: LedgerContext,
  kind: 'cook' | 'cast',
  id: CookExecutionId | SpellCastId,
): Outcome {
  const { database, clock } = context;
  if (await closeReported(database, kind, id, clock.now())) return success(undefined);
  const found =
    kind === 'cook'
      ? await findCookExecution(database, id as CookExecutionId)
      : await findSpellCast(database, id as SpellCastId);
  const name = kind === 'cook' ? 'cook execution' : 'spell cast';
  if (found === undefined) return serviceError('not-found', `There is no ${name} ${id}.`);
  return found.plan
    ? serviceError('executed-here', `The ledger carries this ${name} out itself: it ends of its own accord.`)
    : serviceError('already-ended', `The ${name} has ended as ${found.status}.`);
}
