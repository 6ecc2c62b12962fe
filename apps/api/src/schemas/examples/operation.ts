/** A tool as it is entered. */
export const TOOL_DEFINITION = {
  displayName: 'Demo Image',
  service: 'comfyui',
  costingModel: { rateSource: 'machine' },
  metadata: { deploymentId: 'your-deployment', gpu: 'A10G' },
};

/** A tool of the registry. */
export const TOOL = {
  toolId: 'demo-image',
  deliveryMode: 'webhook',
  ...TOOL_DEFINITION,
  updatedAt: '2025-08-27T09:00:00.000Z',
};

/** What a run is expected to take. */
export const ESTIMATE = {
  durationMs: { p50: 34_000, p95: 52_000 },
  costUsd: { p50: '0.011', p95: '0.017' },
  points: 131,
  basis: 'history',
  sampleSize: 250,
};

/** How well the estimates of a tool came true. */
export const ESTIMATE_STATISTICS = {
  toolId: 'demo-image',
  durationMs: { count: 250, withinP50: 0.52, withinP95: 0.94 },
  costUsd: { count: 250, withinP50: 0.5, withinP95: 0.95 },
};

/** A week of a tool. */
export const WEEK = {
  toolId: 'demo-image',
  week: '2025-W35',
  weekStart: '2025-08-25T00:00:00.000Z',
  count: 250,
  succeeded: 240,
  failed: 8,
  cancelled: 2,
  averageDurationMs: 36_200,
  p50DurationMs: 34_000,
  p95DurationMs: 52_000,
  totalPointsSpent: 34_250,
  totalProtocolNetPoints: 34_250,
  totalCostUsd: '2.881097250',
  costCount: 250,
};

const begun = {
  id: '66cd00000000000000000012',
  startedAt: '2025-08-27T11:00:00.000Z',
  environments: ['production'],
};

/** An audit that has just begun. */
export const BEGUN_AUDIT = { ...begun, state: 'running', findings: 0, missed: [] };

/** An audit that has finished. */
export const AUDIT = {
  ...begun,
  state: 'finished',
  finishedAt: '2025-08-27T11:00:04.000Z',
  holds: false,
  findings: 3,
  missed: ['cost-populated'],
};

/** Metrics, in part. */
export const METRICS =
  '# HELP genledger_inbox_events Events that wait to be applied\n# TYPE genledger_inbox_events gauge\ngenledger_inbox_events 0\n';

/** What accounts spent. */
export const SPENDINGS = {
  data: [
    {
      accountId: 'account-1',
      count: 250,
      pointsSpent: 34_250,
      revenueUsd: '11.54225',
      costUsd: '2.88109725',
      leftUsd: '8.66115275',
      costCount: 250,
      verdict: 'covers',
    },
  ],
  accounts: 1,
  pointPriceUsd: '0.000337',
};

/** Costs as a file. */
export const COST_FILE =
  'week,week_start,week_end,environment,account_id,tool_id,tool,provider,count,cost_usd,cost_count,points_spent\r\n2025-W35,2025-08-25T00:00:00.000Z,2025-09-01T00:00:00.000Z,production,account-1,demo-image,Demo Image,comfyui-deploy,250,2.88109725,250,34250\r\n';
