import { DELIVERY_HOLDS, DELIVERY_STATUSES } from '../../delivery/index.ts';
import { TERMINAL_STATUSES } from '../../generation/index.ts';
import { field, filterSchema } from '../field.ts';

/** What deliveries can be filtered by: each is that of a generation which has ended. */
export const DELIVERY_FILTER = filterSchema({
  records: 'deliveries',
  id: 'generationId',
  time: 'requestTimestamp',
  searched: ['toolDisplayName', 'toolId', 'accountId', 'deliveryError'],
  fields: [
    field('generationId', 'id', 'The generation that is told of', { stored: '_id' }),
    field('deliveryStatus', 'word', 'Where it stands', { words: DELIVERY_STATUSES }),
    field('deliveryHold', 'word', 'What it waits for', { words: DELIVERY_HOLDS }),
    field('notificationPlatform', 'name', 'How the user is told'),
    field('deliveryAttempts', 'whole', 'Tries so far'),
    field('deliveryError', 'prose', 'Why it failed'),
    field('deliveryTimestamp', 'time', 'When the user was told'),
    field('nextDeliveryAt', 'time', 'When it is due'),
    field('status', 'word', 'How the generation ended', { words: TERMINAL_STATUSES }),
    field('toolDisplayName', 'name', 'Name of the tool'),
    field('toolId', 'name', 'Id of the tool'),
    field('accountId', 'name', 'Account that it is for'),
    field('environment', 'name', 'Environment that the generation is stamped with'),
    field('requestTimestamp', 'time', 'When the generation was created'),
    field('endedAt', 'time', 'When the generation ended', { stored: 'responseTimestamp' }),
  ],
});
