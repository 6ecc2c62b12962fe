import { ALERT_RULES, alertFigureText } from '@genledger/domain/alert';
import type { Announcement } from '@genledger/domain/delivery';
import { isSubjectEnd } from '@genledger/domain/delivery';
import type { AccountId, AlertId } from '@genledger/domain/kernel';
import type { AlertDocument } from '../client/documents.ts';
import { decimalText, fromObjectId } from '../mappers/index.ts';

export const ALERT_FIELDS = {
  accountId: 1,
  environment: 1,
  rule: 1,
  group: 1,
  status: 1,
  level: 1,
  title: 1,
  value: 1,
  threshold: 1,
  firstSeenAt: 1,
  changedAt: 1,
} as const;

/** What is told of an alert: that it was raised or became graver, or that it is over. */
export function alertAnnouncement(document: AlertDocument): Announcement | undefined {
  const { status, rule, group, level, title, firstSeenAt, changedAt } = document;
  if (!isSubjectEnd('alert', status)) return undefined;
  const { unit } = ALERT_RULES[rule];
  const [value, threshold] = [document.value, document.threshold].map((figure) =>
    alertFigureText(Number(decimalText(figure)), unit),
  );
  return {
    subject: { kind: 'alert', id: fromObjectId<AlertId>(document._id) },
    accountId: document.accountId as AccountId,
    environment: document.environment,
    status,
    statusReason: `${value ?? ''}, ${level} from ${threshold ?? ''} on`,
    title,
    requestTimestamp: firstSeenAt,
    endedAt: changedAt,
    durationMs: Math.max(0, changedAt.getTime() - firstSeenAt.getTime()),
    pointsSpent: 0,
    alert: {
      rule,
      ...(group !== '' && { group }),
      level,
      value: value ?? '',
      threshold: threshold ?? '',
    },
    artifacts: [],
  };
}
