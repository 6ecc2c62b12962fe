import { DELIVERY_STATUSES } from '../../delivery/index.ts';
import { EXECUTION_STATUSES } from '../../execution/index.ts';
import { field, filterSchema } from '../field.ts';

/** What cook executions and spell casts have in common. */
const COMMON = [
  field('status', 'word', 'Where it stands', { words: EXECUTION_STATUSES }),
  field('statusReason', 'prose', 'Why it stands there'),
  field('initiatorAccountId', 'name', 'Account that began it'),
  field('environment', 'name', 'Environment that it is stamped with'),
  field('startedAt', 'time', 'When it began'),
  field('completedAt', 'time', 'When it ended'),
  field('costUsd', 'money', 'What its generations cost, US dollars'),
  field('pointsSpent', 'whole', 'Points of its generations'),
  field('counts.pending', 'whole', 'Generations that wait'),
  field('counts.processing', 'whole', 'Generations that run'),
  field('counts.success', 'whole', 'Generations that succeeded'),
  field('counts.failed', 'whole', 'Generations that failed'),
  field('counts.cancelled', 'whole', 'Generations that were cancelled'),
  field('notificationPlatform', 'name', 'How its user is told'),
  field('deliveryStatus', 'word', 'Where telling its user stands', { words: DELIVERY_STATUSES }),
  field('schemaVersion', 'whole', 'Version of the record’s schema'),
];

/** What cook executions can be filtered by. */
export const COOK_EXECUTION_FILTER = filterSchema({
  records: 'cook executions',
  id: 'id',
  time: 'startedAt',
  searched: ['initiatorAccountId'],
  fields: [
    field('id', 'id', 'The cook execution', { stored: '_id' }),
    field('cookId', 'id', 'The cook that it runs'),
    ...COMMON,
  ],
});

const OF_CASTS = [
  field('spellId', 'id', 'The spell that it runs'),
  field('cookExecutionId', 'id', 'Cook execution that it makes a piece of'),
  field('failureReason', 'prose', 'Why it failed'),
];

/** What spell casts can be filtered by. */
export const SPELL_CAST_FILTER = filterSchema({
  records: 'spell casts',
  id: 'id',
  time: 'startedAt',
  searched: ['initiatorAccountId', 'failureReason'],
  fields: [field('id', 'id', 'The spell cast', { stored: '_id' }), ...OF_CASTS, ...COMMON],
});

/** What lists of both kinds of executions can be filtered by. */
export const EXECUTION_FILTER = filterSchema({
  records: 'executions',
  id: 'id',
  time: 'startedAt',
  searched: ['initiatorAccountId', 'failureReason'],
  fields: [
    field('id', 'id', 'The execution', { stored: '_id' }),
    field('kind', 'word', 'Whether it runs a cook or a spell', { words: ['cook', 'cast'] }),
    field('cookId', 'id', 'The cook that it runs'),
    ...OF_CASTS,
    ...COMMON,
  ],
});
