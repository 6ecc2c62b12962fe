import type { AccountId } from '../kernel/index.ts';
import {
  fieldAt,
  isDocument,
  known,
  type LegacyDocument,
  parentClaims,
  type Reading,
  readAccount,
  readTime,
  readValue,
  shown,
  timeOf,
  undecidable,
  wordOf,
} from '../legacy/index.ts';
import { Decider, orNone } from './decisions.ts';
import { environmentOf, externalId, readId } from './identity.ts';
import type { Decisions, QuarantineFinding } from './upgrade.ts';

/** Where an execution stands, in the words of schema version 2. */
export type ExecutionStatus = 'running' | 'paused' | 'stopped' | 'completed' | 'failed' | 'cancelled';

/** A cook execution or spell cast of schema version 2, without its aggregates: those are summed from its children. */
export interface UpgradedExecution {
  readonly id: string;
  readonly initiatorAccountId: AccountId;
  readonly environment: string;
  readonly status: ExecutionStatus;
  readonly startedAt: Date;
  readonly completedAt?: Date;
  readonly failureReason?: string;
  /** The cook or spell that it is a run of. */
  readonly definitionId?: string;
  /** The cook that a cast made a piece for, where the cast names it. */
  readonly cookExecutionId?: string;
}

/** What a migration makes of a parent. */
export type ExecutionUpgrade =
  | { readonly kind: 'upgraded'; readonly execution: UpgradedExecution }
  | { readonly kind: 'quarantined'; readonly findings: readonly QuarantineFinding[] };

const STATUSES: Readonly<Record<string, ExecutionStatus>> = {
  running: 'running',
  pending: 'running',
  processing: 'running',
  paused: 'paused',
  stopped: 'stopped',
  completed: 'completed',
  success: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

function readExecutionStatus(document: LegacyDocument): Reading<ExecutionStatus> {
  const value = fieldAt(document, 'status');
  const word = wordOf(value) ?? '';
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (value === undefined) return undecidable('status-missing');
  return status === undefined
    ? undecidable('status-unknown', { source: 'status', value: shown(value) })
    : known(status, 'status');
}

/** When it began: its own time, else the time of its first event. */
function readStartedAt(document: LegacyDocument): Reading<Date> {
  const written = readTime(document, 'startedAt');
  if (written.kind === 'known') return written;
  const events = fieldAt(document, 'events');
  const first: unknown = Array.isArray(events) ? events[0] : undefined;
  const event = isDocument(first) ? readTime(first, 'at') : written;
  return event.kind === 'known' ? known(event.value, 'events.0.at') : undecidable('start-missing');
}

/** When it ended; `updatedAt` was the last thing that an ended execution's writer touched. */
function completedAt(document: LegacyDocument, status: ExecutionStatus): Date | undefined {
  if (status === 'running' || status === 'paused') return undefined;
  const times = ['completedAt', 'failedAt', 'updatedAt'].map((path) => readValue(readTime(document, path)));
  return times.find((time) => time !== undefined);
}

function cookOf(document: LegacyDocument): string | undefined {
  const ids = new Set(
    parentClaims(document)
      .filter(({ parent }) => parent === 'cook')
      .map(({ id }) => id),
  );
  const [id] = ids;
  return ids.size === 1 ? id : undefined;
}

/**
 * An old cook run or cast as an execution of schema version 2 with the same id, so that its children's references hold.
 * @param definitionId the cook or spell that it is a run of
 */
export function upgradeExecution(
  document: LegacyDocument,
  definitionId: string | undefined,
  context: { readonly environment: string; readonly decisions?: Decisions },
): ExecutionUpgrade {
  const decider = new Decider(context.decisions);
  const id = decider.take('id', readId(document), () => undecidable('id-not-objectid'));
  const account = decider.take('account', readAccount(document, 'initiatorAccountId'), (text) =>
    orNone(text, '', externalId<AccountId>),
  );
  const status = decider.take('status', readExecutionStatus(document), (text) =>
    readExecutionStatus({ status: text }),
  );
  const startedAt = decider.take('startedAt', readStartedAt(document), (text) => orNone(text, '', timeOf));
  if (id === undefined || account === undefined || status === undefined || startedAt === undefined) {
    return { kind: 'quarantined', findings: decider.findings };
  }
  const ended = completedAt(document, status);
  const failure = fieldAt(document, 'failureReason');
  const cook = cookOf(document);
  const execution: UpgradedExecution = {
    id,
    initiatorAccountId: account,
    environment: environmentOf(document, context),
    status,
    startedAt,
    ...(ended && { completedAt: ended }),
    ...(failure !== undefined && { failureReason: shown(failure) }),
    ...(definitionId !== undefined && { definitionId }),
    ...(cook !== undefined && { cookExecutionId: cook }),
  };
  return { kind: 'upgraded', execution };
}
