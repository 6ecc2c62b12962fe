import type { LoadRequest, LoadResult } from '../load/load.ts';

/** What is known once everything that was acknowledged is applied too. */
export interface Applied {
  /** When the last record was terminal, ms since 1970. */
  readonly lastAtMs: number;
  /** Of each event: from its receipt to the commit of what it changed. */
  readonly latenciesMs: readonly number[];
}

/** One of those that are measured beside each other. */
export interface Contender {
  readonly name: string;
  /** The process whose CPU time is counted: the server, or the load itself where there is none. */
  readonly pid: number;
  /** Halts a server that works when nobody asks it to, while others are measured; absent where it does not. */
  halt?(): void;
  /** Lets it go on, and waits until it has caught up. */
  resume?(): Promise<void>;
  /** Makes the records that the events will speak of; not measured. */
  prepare(runIds: readonly string[]): Promise<void>;
  /** Puts the load on, and returns when every event is acknowledged. */
  load(request: LoadRequest): Promise<LoadResult>;
  /** Waits until every event is applied; absent where acknowledging is all, or is applying. */
  applied?(runIds: readonly string[]): Promise<Applied>;
  /** Whether an acknowledged event has been applied to its run. */
  readonly appliesBeforeAnswer: boolean;
  stop(): Promise<void>;
}

/** Sends a load to a server by HTTP. */
export type PostLoad = (request: LoadRequest) => Promise<LoadResult>;
