import type { ChangeStream, ChangeStreamDocument, Document } from 'mongodb';

/** A watch that can be ended. */
export interface ChangeWatch {
  close(): Promise<void>;
}

const REOPEN_MS = 1000;

/**
 * Watches changes by a change stream, which is opened anew when it breaks.
 * @param open opens the stream
 * @param onChange told of each change
 * @param onListening told each time that the stream begins to listen, at first as after a break: what changed before is not told
 */
export function watchChanges(
  open: () => ChangeStream,
  onChange: (change: ChangeStreamDocument<Document>) => void,
  onListening: () => void,
): ChangeWatch {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stream: ChangeStream;

  function listen(): void {
    const opened = open();
    stream = opened;
    opened.on('change', onChange);
    // The server's first answer.
    opened.once('resumeTokenChanged', onListening);
    opened.on('error', () => {
      if (closed) return;
      void opened.close().catch(() => undefined);
      timer = setTimeout(listen, REOPEN_MS);
    });
  }

  listen();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await stream.close().catch(() => undefined);
    },
  };
}
