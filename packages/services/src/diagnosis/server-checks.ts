import { type Database, isUnavailable } from '@genledger/db/client';
import { type MigrationStatus, migrationStatus } from '@genledger/db/migrations';
import { exhaustive } from '@genledger/domain/kernel';
import { type Finding, failing, ok } from './check.ts';

const LOOK_LIMIT_MS = 5000;

/** Where a database is, and where its address comes from; without the user and the password of its address. */
function whereabouts({ client }: Database, source: string): string {
  const { srvHost, hosts } = client.options;
  return `${srvHost ?? hosts.join(', ')} (${source})`;
}

/** Whether the server answers, which one it is, and how fast it answers. @param source where its address comes from */
export async function checkServer(database: Database, source: string): Promise<Finding> {
  const where = whereabouts(database, source);
  try {
    const { version } = await database.db.command({ buildInfo: 1 }, { timeoutMS: LOOK_LIMIT_MS });
    const begun = performance.now();
    await database.db.command({ ping: 1 }, { timeoutMS: LOOK_LIMIT_MS });
    const pingMs = Math.max(1, Math.round(performance.now() - begun));
    const { databaseName } = database.db;
    return ok(`${databaseName} on ${where}: MongoDB ${version} answers within ${pingMs} ms.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failing(
      `${where} cannot be used: ${reason.replace(/\.$/, '')}.`,
      isUnavailable(error)
        ? 'Start the server, or correct the address.'
        : 'Correct the address, the user or the password.',
    );
  }
}

/** Whether the server can run transactions, which the ledger writes in. */
export async function checkReplicaSet(database: Database): Promise<Finding> {
  const hello = await database.db.command({ hello: 1 }, { timeoutMS: LOOK_LIMIT_MS });
  if (hello['msg'] === 'isdbgrid') return ok('It is a sharded cluster, so transactions work.');
  const { setName, hosts, isWritablePrimary } = hello;
  if (typeof setName !== 'string') {
    return failing(
      'It is a single server, and transactions need a replica set.',
      'Start mongod with --replSet rs0 and run rs.initiate() once; a set of one is enough.',
    );
  }
  const members = Array.isArray(hosts) ? hosts.length : 1;
  return isWritablePrimary === true
    ? ok(`Replica set ${setName}, ${members === 1 ? '1 member' : `${members} members`}.`)
    : failing(`Replica set ${setName} has no primary that was reached.`, 'Look at rs.status().');
}

function describe(status: MigrationStatus): Finding {
  switch (status.kind) {
    case 'current':
      return ok('The database is at the contract of this build.');
    case 'missing':
      return status.holdsVersion1
        ? failing('Its records are of schema version 1.', 'See genledger migrate plan, then migrate run.')
        : failing('No migration was applied yet.', 'Run genledger database apply.');
    case 'different':
      return failing(
        'The database is at the contract of another build.',
        'Run genledger database apply; where the database is ahead, use the newer build.',
      );
    default:
      return exhaustive(status);
  }
}

/** Whether the database is at the contract of this build. */
export async function checkMigrations(database: Database): Promise<Finding> {
  return describe(await migrationStatus(database.db));
}
