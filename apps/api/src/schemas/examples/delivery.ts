import { EXAMPLE_ID } from './generation.ts';

const DELIVERY_ID = `generation_${EXAMPLE_ID.generation}_success_1756288841120`;

/** A delivery that was sent. */
export const DELIVERY = {
  kind: 'generation',
  id: EXAMPLE_ID.generation,
  deliveryId: DELIVERY_ID,
  accountId: 'account-1',
  environment: 'production',
  toolId: 'demo-image',
  toolDisplayName: 'Demo Image',
  title: 'Demo Image',
  status: 'success',
  requestTimestamp: '2025-08-27T10:00:06.120Z',
  endedAt: '2025-08-27T10:00:41.120Z',
  notificationPlatform: 'webhook',
  notificationTarget: { url: 'https://shop.example.com/hooks/genledger', secret: '[secret]' },
  deliveryStatus: 'sent',
  deliveryAttempts: 1,
  deliveryTimestamp: '2025-08-27T10:00:41.273Z',
};

/** A delivery with its tries. */
export const DELIVERY_WITH_ATTEMPTS = {
  ...DELIVERY,
  attempts: [
    {
      id: '66cd0000000000000000000f',
      deliveryId: DELIVERY_ID,
      platform: 'webhook',
      destination: 'shop.example.com',
      notifier: 'notifier-1:7:31861b71',
      startedAt: '2025-08-27T10:00:41.183Z',
      durationMs: 90,
      result: 'delivered',
      statusCode: 204,
    },
  ],
};

/** What makes all given-up deliveries to webhooks due anew. */
export const REDELIVERY = { deliveryStatus: 'dropped', notificationPlatform: 'webhook', expectedCount: 12 };

/** What a stream of messages sends. */
export const MESSAGE_STREAM = {
  event: 'generation.success',
  id: '42',
  data: `{"deliveryId":"${DELIVERY_ID}","type":"generation.success","timestamp":"2025-08-27T10:00:41.120Z","data":{"id":"${EXAMPLE_ID.generation}"}}`,
};
