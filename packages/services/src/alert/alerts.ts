import type { ListPosition } from '@genledger/db/filter';
import {
  type AlertRecord,
  dismissAlert,
  findAlert,
  listAlerts,
  listOpenAlerts,
} from '@genledger/db/repositories';
import { type AlertState, isDismissed } from '@genledger/domain/alert';
import type { AlertId } from '@genledger/domain/kernel';
import { type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/index.ts';

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/** An alert, with whether it is off the list now. */
export interface AlertView extends AlertRecord {
  readonly isDismissed: boolean;
}

/** Why an alert is taken off the list, and until when. */
export const dismissalSchema = z.strictObject({
  why: z.string().trim().min(1).max(200),
  until: z.coerce.date(),
});

function view(record: AlertRecord, now: Date): AlertView {
  return { ...record, isDismissed: isDismissed(record, now) };
}

/** Every alert that is raised now, newest first. */
export async function openAlerts({ database, clock }: LedgerContext): Promise<readonly AlertView[]> {
  return (await listOpenAlerts(database)).map((record) => view(record, clock.now()));
}

/** A page of alerts, newest first. */
export async function pageOfAlerts(
  { database, clock }: LedgerContext,
  status: AlertState['status'] | undefined,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<AlertView>> {
  const page = await listAlerts(database, status, after, limit);
  return { ...page, items: page.items.map((record) => view(record, clock.now())) };
}

/** Takes an open alert off the list until a time: nobody is told of it meanwhile, unless it becomes graver. */
export async function dismiss(
  { database, clock }: LedgerContext,
  id: AlertId,
  by: string,
  { why, until }: z.output<typeof dismissalSchema>,
): Promise<Result<AlertView, ServiceError>> {
  const now = clock.now();
  const aheadMs = until.getTime() - now.getTime();
  if (aheadMs <= 0 || aheadMs > MOST_DAYS * DAY_MS) {
    const issue = { path: 'until', message: `must lie ahead, by at most ${MOST_DAYS} days` };
    return serviceError('invalid-input', 'The time is not one until which an alert can be dismissed.', [
      issue,
    ]);
  }
  const dismissed = await dismissAlert(database, id, { by, why, at: now, until });
  if (dismissed !== undefined) return success(view(dismissed, now));
  return (await findAlert(database, id)) === undefined
    ? serviceError('not-found', `There is no alert ${id}.`)
    : serviceError('already-ended', 'The alert is over: there is nothing to dismiss.');
}
