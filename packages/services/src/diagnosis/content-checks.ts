import type { Database } from '@genledger/db/client';
import { API_KEY_SCOPES, allows, listApiKeys } from '../api-key/index.ts';
import { type Finding, failing, ok, warning } from './check.ts';

const LOOK_LIMIT_MS = 5000;

/** Whether anybody can use the API. */
export async function checkApiKeys(database: Database): Promise<Finding> {
  const keys = await listApiKeys(database);
  if (keys.length === 0) {
    return warning('There is none yet.', 'Start the API, which makes one, or run genledger keys create.');
  }
  const active = keys.filter(({ revokedAt }) => revokedAt === undefined);
  if (active.length === 0) return failing('Every key is revoked.', 'Run genledger keys create.');
  const administers = active.some(({ scopes }) =>
    API_KEY_SCOPES.some((scope) => scopes.includes(scope) && allows(scope, 'admin')),
  );
  const finding = `${active.length} in use, ${keys.length - active.length} revoked.`;
  return administers
    ? ok(finding)
    : warning(`${finding} None of them may administer.`, 'Run genledger keys create --scope admin.');
}

/** Whether generations can be created at all. */
export async function checkTools(database: Database): Promise<Finding> {
  const count = await database.tools.countDocuments({}, { maxTimeMS: LOOK_LIMIT_MS });
  return count === 0
    ? warning('None is registered, and a generation needs one.', 'Run genledger tools sync FILE.')
    : ok(`${count} registered.`);
}
