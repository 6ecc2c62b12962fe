/** Name of the replica set; data written under one name is not served under another. */
export const REPLICA_SET = 'rs0';

export interface MongodParameters {
  readonly databasePath: string;
  readonly port: number;
  /** Memory for the storage engine's cache, in GB. */
  readonly cacheSizeGb: number;
}

/** How long MongoDB keeps what a transaction of a dead process holds. It would be a minute, in which nobody else can write the same documents. */
const TRANSACTION_LIFETIME_SECONDS = 20;

/** The command line of the embedded mongod: loopback only, one replica set member, journaled (the only mode there is). */
export function mongodParameters({ databasePath, port, cacheSizeGb }: MongodParameters): string[] {
  return [
    ...['--dbpath', databasePath],
    ...['--port', String(port)],
    ...['--bind_ip', '127.0.0.1'],
    ...['--replSet', REPLICA_SET],
    ...['--wiredTigerCacheSizeGB', String(cacheSizeGb)],
    '--quiet',
    // Statistics for MongoDB's support, up to 200 MB of them.
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A lone primary has nobody to hand over to when it is stopped.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=1'],
    ...['--setParameter', `transactionLifetimeLimitSeconds=${TRANSACTION_LIFETIME_SECONDS}`],
    '--nounixsocket',
  ];
}
