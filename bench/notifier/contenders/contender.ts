/** A way of delivering, ready to be measured. */
export interface Contender {
  readonly name: string;
  /** Makes so many deliveries due, while nothing delivers. */
  preload(count: number): Promise<void>;
  /** Starts the process that delivers. */
  start(): Promise<RunningContender>;
  /** Makes one delivery due, durably. @returns its id, as the receiver sees it */
  submit(): Promise<Submitted>;
  /** How many deliveries are settled in its books, of all made so far. */
  settled(): Promise<number>;
  close(): Promise<void>;
}

/** A delivery that was made due. */
export interface Submitted {
  readonly id: string;
  /** Before the write that made it due began, ms since the epoch. */
  readonly atMs: number;
}

/** The process that delivers. */
export interface RunningContender {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Deliveries under way at once, of every contender. */
export const CONCURRENCY = 64;

/** Signs in all contenders alike. */
export const SECRET = `whsec_${Buffer.from('the secret of the bench, 32 byte').toString('base64')}`;

/** The time with fractions, comparable between processes of one machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
