import type { GenerationId } from '@genledger/domain/kernel';
import type { ChangeStream, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromObjectId } from '../mappers/index.ts';
import type { ChangeWatch } from './generation-changes.ts';

/** Calls back with the subject of each delivery that becomes due, or with nothing where some may have been missed. */
export type OnDeliveryDue = (id: GenerationId | undefined) => void;

const REOPEN_MS = 1000;
/** How long the server waits for changes before it answers with none: an idle watch costs two operations a minute. */
const AWAIT_MS = 30_000;

/** Ends of generations, and deliveries that are made due anew, their tries at none; not the notifiers' own claims and outcomes. */
const PIPELINE = [
  {
    $match: {
      operationType: 'update',
      $or: [
        { 'updateDescription.updatedFields.status': { $in: ['success', 'failed', 'cancelled'] } },
        { 'updateDescription.updatedFields.deliveryStatus': 'pending' },
        { 'updateDescription.updatedFields.deliveryAttempts': 0 },
      ],
    },
  },
  { $project: { documentKey: 1, operationType: 1 } },
];

/** Watches deliveries become due. When the watch breaks, it is opened anew and says that it may have missed some. */
export function watchDeliveries(database: Database, onDue: OnDeliveryDue): ChangeWatch {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stream: ChangeStream | undefined;

  function open(): void {
    const opened = database.generationOutputs.watch(PIPELINE, { maxAwaitTimeMS: AWAIT_MS });
    stream = opened;
    opened.on('change', (change) => {
      const key: { _id?: ObjectId } | undefined = 'documentKey' in change ? change.documentKey : undefined;
      if (key?._id) onDue(fromObjectId<GenerationId>(key._id));
    });
    opened.on('error', () => {
      if (closed) return;
      void opened.close().catch(() => undefined);
      timer = setTimeout(() => {
        open();
        onDue(undefined);
      }, REOPEN_MS);
    });
  }

  open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await stream?.close().catch(() => undefined);
    },
  };
}
