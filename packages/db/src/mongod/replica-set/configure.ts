import { type Db, type Document, MongoServerError } from 'mongodb';
import { REPLICA_SET } from '../process/mongod-parameters.ts';

const NOT_YET_INITIALIZED = 94;
/** Answers while mongod still reads its configuration from disk, or while another change of it is under way. */
const TRY_AGAIN = new Set([23, 109, 103, NOT_YET_INITIALIZED]);

/**
 * Makes the server at `host` the only member of its replica set: initiates a new one, and gives an old one this
 * address when it was started on another port. Says whether that is settled; false means to ask again.
 */
export async function configureReplicaSet(admin: Db, host: string): Promise<boolean> {
  const current = await readConfiguration(admin);
  if (current === undefined) {
    await attempt(admin, { replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
    return false;
  }
  const members: Document[] = current.members ?? [];
  if (members.length === 1 && members[0]?.host === host) return true;
  const member = { _id: members[0]?._id ?? 0, host };
  const changed = { ...current, version: Number(current.version) + 1, members: [member] };
  await attempt(admin, { replSetReconfig: changed, force: true });
  return false;
}

async function readConfiguration(admin: Db): Promise<Document | undefined> {
  try {
    const answer = await admin.command({ replSetGetConfig: 1 });
    return answer.config;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}

async function attempt(admin: Db, command: Document): Promise<void> {
  try {
    await admin.command(command);
  } catch (error) {
    if (!(error instanceof MongoServerError && TRY_AGAIN.has(Number(error.code)))) throw error;
  }
}
