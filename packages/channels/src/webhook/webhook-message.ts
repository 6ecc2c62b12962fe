import { type Announcement, eventOf } from '@genledger/domain/delivery';

/**
 * The body of a webhook: `{ type, timestamp, data }` as Standard Webhooks recommends. The same for every try, since it tells of the end
 * and not of the try.
 */
export function webhookMessage(announcement: Announcement) {
  const { subject, endedAt, artifacts, error, toolId, parent, alert, ...facts } = announcement;
  const { accountId, environment, status, statusReason, title, reference } = facts;
  const { cookId, spellId, requestTimestamp, durationMs, costUsd, costCount, pointsSpent, pieces } = facts;
  return {
    type: eventOf(announcement),
    timestamp: endedAt,
    data: {
      id: subject.id,
      kind: subject.kind,
      status,
      ...(statusReason !== undefined && { statusReason }),
      accountId,
      environment,
      ...(toolId !== undefined && { toolId }),
      ...(cookId !== undefined && { cookId }),
      ...(spellId !== undefined && { spellId }),
      title,
      ...(reference !== undefined && { clientReference: reference }),
      ...(parent && { parent }),
      requestTimestamp,
      responseTimestamp: endedAt,
      durationMs,
      ...(costUsd !== undefined && { costUsd }),
      ...(costCount !== undefined && { costCount }),
      pointsSpent,
      ...(pieces && { pieces }),
      ...(alert && { alert }),
      artifacts,
      ...(error && { error }),
    },
  };
}
