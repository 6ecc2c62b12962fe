import { EVENT_SOURCES } from '../../provider/index.ts';
import { field, filterSchema } from '../field.ts';

const EVENT_STATES = ['received', 'applied', 'ignored', 'conflict', 'unmatched', 'unknown', 'invalid'];

/** What events of the inbox can be filtered by. */
export const EVENT_FILTER = filterSchema({
  records: 'events',
  id: 'id',
  time: 'receivedAt',
  searched: ['providerRunId', 'providerStatus', 'outcome', 'lastError'],
  fields: [
    field('id', 'id', 'The event', { stored: '_id' }),
    field('state', 'word', 'What became of it', { words: EVENT_STATES }),
    field('outcome', 'prose', 'Why that became of it'),
    field('provider', 'name', 'Who is spoken of'),
    field('source', 'word', 'How it was heard', { words: EVENT_SOURCES }),
    field('providerRunId', 'name', 'The run that is spoken of'),
    field('providerStatus', 'name', 'The provider’s own word'),
    field('generationId', 'id', 'The generation that is spoken of'),
    field('receivedAt', 'time', 'When it was received'),
    field('settledAt', 'time', 'When it was settled'),
    field('attempts', 'whole', 'Tries of applying it'),
    field('lastError', 'prose', 'Why the last try failed'),
  ],
});
