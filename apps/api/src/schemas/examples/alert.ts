/** Examples of alerts, as the description of the API shows them. */
export const ALERT = {
  id: '66cd00000000000000000a1e',
  rule: 'inbox-lag',
  group: '',
  title: 'Inbox waits',
  environment: 'production',
  status: 'raised',
  level: 'alert',
  value: 412_000,
  threshold: 300_000,
  firstSeenAt: '2025-08-27T10:00:41.120Z',
  lastSeenAt: '2025-08-27T10:06:41.120Z',
  changedAt: '2025-08-27T10:05:41.120Z',
  seen: 7,
  isDismissed: false,
};

export const ALERT_DISMISSAL = { why: 'planned maintenance', until: '2025-08-28T08:00:00Z' };

export const DISMISSED_ALERT = {
  ...ALERT,
  isDismissed: true,
  dismissal: {
    by: 'anna',
    why: 'planned maintenance',
    at: '2025-08-27T10:07:00.000Z',
    until: '2025-08-28T08:00:00.000Z',
  },
};
