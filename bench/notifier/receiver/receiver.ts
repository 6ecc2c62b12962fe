import { startWorker } from '../../shared/worker.ts';

/** What the receiver's process is asked. */
export interface ReceiverRequest {
  readonly kind: 'address' | 'count' | 'take';
}

/** The receiver, running. */
export interface BenchReceiver extends AsyncDisposable {
  readonly url: string;
  /** How many messages have arrived since they were taken last. */
  count(): Promise<number>;
  /** The arrivals so far, oldest first; ms since the epoch, with fractions. */
  take(): Promise<readonly (readonly [id: string, atMs: number])[]>;
}

/** Starts the receiver as a process of its own. */
export async function startReceiver(): Promise<BenchReceiver> {
  const worker = startWorker<ReceiverRequest, unknown>(new URL('./main.ts', import.meta.url));
  const port = await worker.call({ kind: 'address' });
  return {
    url: `http://127.0.0.1:${port}/hook`,
    count: async () => Number(await worker.call({ kind: 'count' })),
    take: async () => (await worker.call({ kind: 'take' })) as [string, number][],
    [Symbol.asyncDispose]: () => worker.stop(),
  };
}
