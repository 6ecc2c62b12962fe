import { type Announcement, eventOf } from '@genledger/domain/delivery';

/**
 * The body of a webhook: `{ type, timestamp, data }` as Standard Webhooks recommends. The same for every try, since it tells of the end
 * and not of the try.
 */
export function webhookMessage(announcement: Announcement) {
  const { subject, endedAt, artifacts, error, toolId, parent, ...facts } = announcement;
  const { accountId, environment, status, statusReason, title, reference } = facts;
  const { requestTimestamp, durationMs, costUsd, pointsSpent } = facts;
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
      title,
      ...(reference !== undefined && { clientReference: reference }),
      ...(parent && { parent }),
      requestTimestamp,
      responseTimestamp: endedAt,
      durationMs,
      ...(costUsd !== undefined && { costUsd }),
      pointsSpent,
      artifacts,
      ...(error && { error }),
    },
  };
}
