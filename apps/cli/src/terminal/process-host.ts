import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import type { WriteStream } from 'node:tty';
import type { Host, TextSink } from './host.ts';

function sinkOf(stream: WriteStream): TextSink {
  return {
    write: (data) => {
      stream.write(data);
    },
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY === true && { columns: stream.columns }),
  };
}

async function ask(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  lines.once('SIGINT', () => lines.close());
  try {
    return await Promise.race([lines.question(question), closed]);
  } finally {
    lines.close();
  }
}

/** The process that runs this program. A reader that ends early, such as `head`, ends it without complaint. */
export function processHost(): Host {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return {
    variables: process.env,
    directory: process.cwd(),
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    ...(process.stdin.isTTY &&
      process.stdout.isTTY && {
        terminal: { stdin: process.stdin, stdout: process.stdout },
      }),
    now: () => new Date(),
    ask,
    readInput: () => text(process.stdin),
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      process.on('SIGTERM', listener);
      return () => {
        process.off('SIGINT', listener);
        process.off('SIGTERM', listener);
      };
    },
  };
}
