import { type Db, type Document, MongoServerError } from 'mongodb';

/** How busy a server is, as it tells itself; what it does not tell, or not to this user, is left out. */
export interface ServerLoad {
  /** Mean time of its operations since the last look, ms. */
  readonly latencyMs?: number;
  /** How far the slowest of its secondaries is behind, ms. */
  readonly lagMs?: number;
}

/** Time and number of operations since the server started. */
export interface OperationTotals {
  readonly micros: number;
  readonly operations: number;
}

/** Adds up reads and writes of `serverStatus.opLatencies`. */
export function operationTotals(status: Document): OperationTotals | undefined {
  const kinds = [status['opLatencies']?.['reads'], status['opLatencies']?.['writes']];
  const sum = (field: string) => kinds.reduce((total, kind) => total + Number(kind?.[field]), 0);
  const totals = { micros: sum('latency'), operations: sum('ops') };
  return Number.isFinite(totals.micros) && Number.isFinite(totals.operations) ? totals : undefined;
}

/** The mean time of the operations between two looks, ms; nothing where there were none, or the server was started anew. */
export function meanLatencyMs(before: OperationTotals, after: OperationTotals): number | undefined {
  const operations = after.operations - before.operations;
  return operations > 0 && after.micros >= before.micros
    ? (after.micros - before.micros) / operations / 1000
    : undefined;
}

/** How far the slowest secondary that is up lies behind the primary, ms, by `replSetGetStatus`; nothing where there is none. */
export function replicationLagMs(status: Document): number | undefined {
  const members: readonly Document[] = Array.isArray(status['members']) ? status['members'] : [];
  const timesOf = (state: string) =>
    members
      .filter(({ stateStr }) => stateStr === state)
      .flatMap(({ optimeDate }) => (optimeDate instanceof Date ? [optimeDate.getTime()] : []));
  const [primary] = timesOf('PRIMARY');
  const secondaries = timesOf('SECONDARY');
  return primary === undefined || secondaries.length === 0
    ? undefined
    : Math.max(0, primary - Math.min(...secondaries));
}

/** Asks the server; nothing where it does not know the command, or this user may not give it. */
async function ask(db: Db, command: Document): Promise<Document | undefined> {
  try {
    return await db.client.db('admin').command(command);
  } catch (error) {
    if (error instanceof MongoServerError) return undefined;
    throw error;
  }
}

/** Looks at a server again and again. */
export class LoadWatch {
  readonly #db: Db;
  #before: OperationTotals | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** @throws the driver's error, where the server cannot be reached */
  async look(): Promise<ServerLoad> {
    const status = await ask(this.#db, { serverStatus: 1, repl: 0, metrics: 0, tcmalloc: 0, wiredTiger: 0 });
    const members = await ask(this.#db, { replSetGetStatus: 1 });
    const after = status && operationTotals(status);
    const latencyMs = after && this.#before && meanLatencyMs(this.#before, after);
    this.#before = after;
    const lagMs = members && replicationLagMs(members);
    return { ...(latencyMs !== undefined && { latencyMs }), ...(lagMs !== undefined && { lagMs }) };
  }
}
