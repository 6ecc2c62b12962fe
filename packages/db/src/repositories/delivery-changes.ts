import type { DeliverySubject } from '@genledger/domain/delivery';
import type { ChangeStream, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { ChangeWatch } from './change-watch.ts';
import { SUBJECT_COLLECTIONS, subjectOf } from './delivery-subjects.ts';

/** Calls back with the subject of each delivery that becomes due, or with nothing where some may have been missed. */
export type OnDeliveryDue = (subject: DeliverySubject | undefined) => void;

const REOPEN_MS = 1000;
/** How long the server waits for changes before it answers with none: an idle watch costs two operations a minute. */
const AWAIT_MS = 30_000;

/** Ends, and deliveries that are made due anew, their tries at none; not the notifiers' own claims and outcomes. */
const BECOMES_DUE = {
  operationType: 'update',
  'ns.coll': { $in: SUBJECT_COLLECTIONS.map(({ name }) => name) },
  $or: [
    {
      'updateDescription.updatedFields.status': {
        $in: [...new Set(SUBJECT_COLLECTIONS.flatMap(({ ends }) => ends))],
      },
    },
    { 'updateDescription.updatedFields.deliveryStatus': 'pending' },
    { 'updateDescription.updatedFields.deliveryAttempts': 0 },
  ],
};

/** An alert is due as it is made; everything else has still to end then. */
const IS_RAISED = { operationType: 'insert', 'ns.coll': 'alerts' };

const PIPELINE = [
  { $match: { $or: [BECOMES_DUE, IS_RAISED] } },
  { $project: { documentKey: 1, operationType: 1, ns: 1 } },
];

interface DueChange {
  readonly documentKey?: { readonly _id?: ObjectId };
  readonly ns?: { readonly coll?: string };
}

function changedSubject({ documentKey, ns }: DueChange): DeliverySubject | undefined {
  const collection = SUBJECT_COLLECTIONS.find(({ name }) => name === ns?.coll);
  return collection && documentKey?._id && subjectOf(collection, documentKey._id);
}

/** Watches deliveries become due. Whenever it begins, anew or for the first time, it says that it may have missed some. */
export function watchDeliveries(database: Database, onDue: OnDeliveryDue): ChangeWatch {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stream: ChangeStream | undefined;

  function open(): void {
    // One stream for all collections, since each would ask the server by itself for ever.
    const opened = database.db.watch(PIPELINE, { maxAwaitTimeMS: AWAIT_MS });
    stream = opened;
    opened.on('change', (change) => {
      const subject = changedSubject(change as DueChange);
      if (subject) onDue(subject);
    });
    // From the server's first answer on nothing is missed; what came before it may have been.
    opened.once('resumeTokenChanged', () => onDue(undefined));
    opened.on('error', () => {
      if (closed) return;
      void opened.close().catch(() => undefined);
      timer = setTimeout(open, REOPEN_MS);
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
