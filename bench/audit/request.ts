/** What a reading process is asked: once, since its peak memory is that of its whole life. */
export interface ReadRequest {
  readonly how: Reading;
  readonly url: string;
}

/** How a database is read: its bytes alone, every document as an object, or audited. */
export const READINGS = ['bytes', 'objects', 'audit'] as const;
export type Reading = (typeof READINGS)[number];

/** What reading once came to. */
export interface ReadFigures {
  readonly documents: number;
  readonly ms: number;
  /** CPU time of the reading process, ms. */
  readonly cpuMs: number;
  /** Peak of the process's memory, MiB. */
  readonly peakMib: number;
}
