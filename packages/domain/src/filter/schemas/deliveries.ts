import {
  DELIVERY_HOLDS,
  DELIVERY_STATUSES,
  DELIVERY_SUBJECT_KINDS,
  SUBJECT_ENDS,
} from '../../delivery/index.ts';
import { field, filterSchema } from '../field.ts';

const ENDS = [...new Set(DELIVERY_SUBJECT_KINDS.flatMap((kind) => SUBJECT_ENDS[kind]))];

/** What deliveries can be filtered by: each tells of a generation, cook execution or spell cast that has ended. */
export const DELIVERY_FILTER = filterSchema({
  records: 'deliveries',
  id: 'id',
  time: 'requestTimestamp',
  searched: ['toolDisplayName', 'toolId', 'accountId', 'deliveryError'],
  fields: [
    field('id', 'id', 'What is told of', { stored: '_id' }),
    field('kind', 'word', 'What kind that is', { words: DELIVERY_SUBJECT_KINDS }),
    field('deliveryStatus', 'word', 'Where it stands', { words: DELIVERY_STATUSES }),
    field('deliveryHold', 'word', 'What it waits for', { words: DELIVERY_HOLDS }),
    field('notificationPlatform', 'name', 'How the user is told'),
    field('deliveryAttempts', 'whole', 'Tries so far'),
    field('deliveryError', 'prose', 'Why it failed'),
    field('deliveryTimestamp', 'time', 'When the user was told'),
    field('nextDeliveryAt', 'time', 'When it is due'),
    field('status', 'word', 'How that ended', { words: ENDS }),
    field('toolDisplayName', 'name', 'Name of the tool; only generations have one'),
    field('toolId', 'name', 'Id of the tool; only generations have one'),
    field('accountId', 'name', 'Account that it is for'),
    field('environment', 'name', 'Environment that it is stamped with'),
    field('requestTimestamp', 'time', 'When that was requested or started'),
    field('endedAt', 'time', 'When that ended', { stored: 'responseTimestamp' }),
  ],
});
