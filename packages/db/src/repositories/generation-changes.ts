import type { GenerationId } from '@genledger/domain/kernel';
import type { ChangeStream, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromObjectId } from '../mappers/index.ts';

/** Calls back with the id of each generation that changes, or with nothing where changes may have been missed. */
export type OnGenerationChange = (id: GenerationId | undefined) => void;

/** A watch that can be ended. */
export interface ChangeWatch {
  close(): Promise<void>;
}

const REOPEN_MS = 1000;

/**
 * Watches every change of generations by one change stream. Each time that the stream begins to listen, at first as after a break, it
 * says that it may have missed some.
 */
export function watchGenerationChanges(database: Database, onChange: OnGenerationChange): ChangeWatch {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stream: ChangeStream;

  function open(): void {
    const opened = database.generationOutputs.watch([
      { $match: { operationType: { $in: ['update', 'replace'] } } },
      { $project: { documentKey: 1, operationType: 1 } },
    ]);
    stream = opened;
    opened.on('change', (change) => {
      const key: { _id?: ObjectId } | undefined = 'documentKey' in change ? change.documentKey : undefined;
      if (key?._id) onChange(fromObjectId<GenerationId>(key._id));
    });
    // The server's first answer: what changed before it is not told by the stream.
    opened.once('resumeTokenChanged', () => onChange(undefined));
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
      await stream.close().catch(() => undefined);
    },
  };
}
