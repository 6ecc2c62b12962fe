import type { AlertDismissal, AlertRuleId, AlertState } from '@genledger/domain/alert';
import { DELIVERY_FILTER } from '@genledger/domain/filter';
import type { AlertId } from '@genledger/domain/kernel';
import { Decimal128, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { AlertDocument } from '../client/documents.ts';
import { isDuplicateKey } from '../client/failures.ts';
import { ALERT_LIST, isWord, type ListPosition, type RecordPage, readList } from '../filter/index.ts';
import { decimalText, fromObjectId, fromWhole, toObjectId, toWhole } from '../mappers/index.ts';

const SCHEMA_VERSION = 2;

/** An alert as it is kept. */
export interface AlertRecord extends AlertState {
  readonly id: AlertId;
  readonly rule: AlertRuleId;
  readonly group: string;
  readonly environment: string;
  readonly title: string;
}

/** Whom alerts are told to; nobody where the platform is `none`. */
export interface AlertNotification {
  readonly platform: string;
  readonly target?: unknown;
}

/** What a new alert is of. */
export interface AlertNames {
  readonly rule: AlertRuleId;
  readonly group: string;
  readonly environment: string;
  /** Whose account its delivery counts as. */
  readonly accountId: string;
  readonly title: string;
}

function recordOf(document: AlertDocument): AlertRecord {
  const { _id, rule, group, environment, title, status, level, dismissal } = document;
  const { firstSeenAt, lastSeenAt, changedAt } = document;
  return {
    id: fromObjectId<AlertId>(_id),
    rule,
    group,
    environment,
    title,
    status,
    level,
    value: Number(decimalText(document.value)),
    threshold: Number(decimalText(document.threshold)),
    firstSeenAt,
    lastSeenAt,
    changedAt,
    seen: fromWhole(document.seen),
    ...(dismissal && { dismissal }),
  };
}

const openKeyOf = (rule: string, group: string): string => `${rule}/${group}`;

function stateFields(state: AlertState) {
  const { status, level, firstSeenAt, lastSeenAt, changedAt } = state;
  return {
    status,
    level,
    value: Decimal128.fromString(String(state.value)),
    threshold: Decimal128.fromString(String(state.threshold)),
    firstSeenAt,
    lastSeenAt,
    changedAt,
    seen: toWhole(state.seen),
  };
}

function announcementFields({ platform, target }: AlertNotification, at: Date) {
  if (platform === 'none') return {};
  return {
    notificationPlatform: platform,
    ...(target !== undefined && { notificationTarget: target }),
    deliveryStatus: 'pending' as const,
    deliveryAttempts: 0,
    nextDeliveryAt: at,
  };
}

/** Every alert that is raised; there is one of each rule and group. */
export async function listOpenAlerts(database: Database): Promise<readonly AlertRecord[]> {
  const found = database.alerts.find({ status: 'raised' }).sort({ firstSeenAt: -1 });
  return (await found.toArray()).map(recordOf);
}

/**
 * Keeps a new alert, due to be told.
 * @returns whether it was kept: another process may have raised the same one
 */
export async function insertAlert(
  database: Database,
  names: AlertNames,
  state: AlertState,
  notification: AlertNotification,
): Promise<boolean> {
  const document: AlertDocument = {
    _id: new ObjectId(),
    schemaVersion: SCHEMA_VERSION,
    openKey: openKeyOf(names.rule, names.group),
    ...names,
    ...stateFields(state),
    notificationPlatform: notification.platform,
    deliveryAttempts: 0,
    ...announcementFields(notification, state.changedAt),
  };
  try {
    await database.alerts.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * Keeps what became of an alert, where it is still as it was read.
 * @param announced whom it is told to; absent where nobody is told
 */
export async function updateAlert(
  database: Database,
  before: AlertRecord,
  state: AlertState,
  announced: AlertNotification | undefined,
): Promise<boolean> {
  const isOver = state.status === 'resolved';
  const { matchedCount } = await database.alerts.updateOne(
    {
      _id: toObjectId(before.id),
      status: before.status,
      seen: toWhole(before.seen),
      // Dismissed, or dismissed anew, since it was read: what was decided from that is out of date.
      ...(before.dismissal ? { 'dismissal.at': before.dismissal.at } : { dismissal: { $exists: false } }),
    },
    {
      $set: {
        ...stateFields(state),
        ...(isOver && { openKey: before.id }),
        ...(announced && announcementFields(announced, state.changedAt)),
      },
      $unset: {
        ...(state.dismissal === undefined && { dismissal: '' as const }),
        ...(announced && {
          deliveryStartedAt: '' as const,
          deliveryError: '' as const,
          deliveryHold: '' as const,
        }),
      },
    },
  );
  return matchedCount > 0;
}

/** Takes an open alert off the list. @returns nothing where there is no such open alert */
export async function dismissAlert(
  database: Database,
  id: AlertId,
  dismissal: AlertDismissal,
): Promise<AlertRecord | undefined> {
  const document = await database.alerts.findOneAndUpdate(
    { _id: toObjectId(id), status: 'raised' },
    { $set: { dismissal } },
    { returnDocument: 'after' },
  );
  return document ? recordOf(document) : undefined;
}

/** An alert by its id. */
export async function findAlert(database: Database, id: AlertId): Promise<AlertRecord | undefined> {
  const document = await database.alerts.findOne({ _id: toObjectId(id) });
  return document ? recordOf(document) : undefined;
}

/** A page of alerts, newest first. */
export async function listAlerts(
  database: Database,
  status: AlertState['status'] | undefined,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<AlertRecord>> {
  const page = await readList(database.alerts, ALERT_LIST, {
    terms: status === undefined ? [] : [isWord(DELIVERY_FILTER, 'status', status)],
    now: new Date(0),
    after,
    limit,
    projection: {},
  });
  return { ...page, items: page.items.map(recordOf) };
}
