export { createWebChannel } from './web.ts';
export { createWebhookChannel } from './webhook.ts';
export { webhookMessage } from './webhook-message.ts';
