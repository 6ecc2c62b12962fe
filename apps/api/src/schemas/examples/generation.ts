/** Ids and names that all examples of the description speak of, so that they tell one story. */
export const EXAMPLE_ID = {
  generation: '66cd0000000000000000000a',
  event: '5f1c0e9a7d3b42c8a6e4f012',
  run: 'eeaef43a-a06a-40f1-94a3-8ef5b722ad59',
} as const;

/** What creates a generation that the ledger submits. */
export const NEW_GENERATION = {
  toolId: 'demo-image',
  accountId: 'account-1',
  requestPayload: { prompt: 'a red fox' },
  notification: { platform: 'web' },
  submit: true,
};

/** What records the run of a generation that its caller submitted. */
export const RUN = { provider: 'comfyui-deploy', providerRunId: EXAMPLE_ID.run };

const created = {
  id: EXAMPLE_ID.generation,
  schemaVersion: 2,
  kind: 'single',
  accountId: 'account-1',
  environment: 'production',
  toolId: 'demo-image',
  toolDisplayName: 'Demo Image',
  provider: 'comfyui-deploy',
  requestTimestamp: '2025-08-27T10:00:06.120Z',
  costRate: { amountUsd: '0.000337', unit: 'second', source: 'comfyui-deploy/2' },
  pointsRate: { multiplier: '4', minimumChargeUsd: '0.001', pointPriceUsd: '0.000337' },
  requestPayload: { prompt: 'a red fox' },
  contributorRewardPoints: 0,
  notificationPlatform: 'web',
  announce: false,
};

/** A generation that has just been created. */
export const PENDING_GENERATION = {
  ...created,
  status: 'pending',
  pointsSpent: 0,
  protocolNetPoints: 0,
  artifacts: [],
  deliveryStatus: 'pending',
  deliveryAttempts: 0,
  submission: { state: 'queued', attempts: 0 },
  flags: [],
  revision: 0,
};

/** A generation that has ended, and of which its user was told. */
export const GENERATION = {
  ...created,
  providerRunId: EXAMPLE_ID.run,
  status: 'success',
  startedAt: '2025-08-27T10:00:06.923Z',
  responseTimestamp: '2025-08-27T10:00:41.120Z',
  durationMs: 35_000,
  computeMs: 34_197,
  costUsd: '0.011524389',
  costBasis: 'webhook',
  pointsSpent: 137,
  protocolNetPoints: 137,
  artifacts: [
    {
      kind: 'image',
      outputId: `${EXAMPLE_ID.run}-9`,
      index: 0,
      nodeId: '9',
      url: 'https://files.example.com/outputs/fox.png',
      filename: 'fox.png',
    },
  ],
  deliveryStatus: 'sent',
  deliveryAttempts: 1,
  deliveryTimestamp: '2025-08-27T10:00:41.273Z',
  submission: { state: 'submitted', attempts: 0 },
  flags: [],
  revision: 4,
};

/** An event of the inbox. */
export const EVENT = {
  id: EXAMPLE_ID.event,
  provider: 'comfyui-deploy',
  source: 'webhook',
  providerRunId: EXAMPLE_ID.run,
  generationId: EXAMPLE_ID.generation,
  providerStatus: 'success',
  receivedAt: '2025-08-27T10:00:41.120Z',
  state: 'applied',
  settledAt: '2025-08-27T10:00:41.132Z',
  attempts: 0,
};

/** A generation with what happened to it. */
export const GENERATION_WITH_EVENTS = {
  ...GENERATION,
  history: [
    {
      to: 'pending',
      at: '2025-08-27T10:00:06.120Z',
      recordedAt: '2025-08-27T10:00:06.120Z',
      cause: 'creation',
    },
    {
      from: 'pending',
      to: 'success',
      at: '2025-08-27T10:00:41.120Z',
      recordedAt: '2025-08-27T10:00:41.132Z',
      cause: 'webhook',
      eventId: EXAMPLE_ID.event,
    },
  ],
  events: [EVENT],
};

/** What a stream of a generation sends. */
export const GENERATION_STREAM = {
  event: 'generation',
  id: '4',
  data: `{"id":"${EXAMPLE_ID.generation}","status":"success","revision":4}`,
};
