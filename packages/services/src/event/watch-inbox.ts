import type { LedgerContext } from '../context.ts';

/** A watch that can be ended. */
export interface InboxWatch {
  close(): Promise<void>;
}

const REOPEN_MS = 1000;

/**
 * Calls back whenever an event appears that no process has taken to itself: one that was laid aside and is released, or replayed.
 * Events that a process applies as it receives them do not wake the others. When the watch breaks it is opened anew; polling covers
 * the gap.
 */
export function watchInbox(context: LedgerContext, wake: () => void): InboxWatch {
  const { database, log } = context;
  const pipeline = [
    {
      $match: {
        $or: [
          {
            operationType: 'insert',
            'fullDocument.state': 'received',
            'fullDocument.leaseOwner': { $exists: false },
          },
          { operationType: 'update', 'updateDescription.updatedFields.state': 'received' },
        ],
      },
    },
    { $project: { _id: 1, operationType: 1 } },
  ];
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stream = open();

  function open() {
    const opened = database.webhookEvents.watch(pipeline);
    opened.on('change', wake);
    opened.on('error', (error) => {
      if (closed) return;
      log.warn({ err: error }, 'the watch on the inbox broke; polling goes on');
      void opened.close().catch(() => undefined);
      timer = setTimeout(() => {
        stream = open();
        wake();
      }, REOPEN_MS);
    });
    return opened;
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await stream.close().catch(() => undefined);
    },
  };
}
