import { openDatabase } from '@genledger/db/client';
import { type ApiKeyScope, createApiKey, listApiKeys, revokeApiKey } from '@genledger/services/api-key';

/** Gives out and ends keys of an API's database, as `genledger keys` does. */
export interface KeyRing extends AsyncDisposable {
  /** @returns the key's text */
  create(name: string, scope: ApiKeyScope): Promise<string>;
  revoke(name: string): Promise<void>;
}

/** Opens the keys of a database. */
export function openKeyRing(databaseUrl: string): KeyRing {
  const database = openDatabase({ url: databaseUrl });
  return {
    create: (name, scope) => createApiKey(database, { name, scope }, new Date()),
    async revoke(name) {
      const key = (await listApiKeys(database)).find((candidate) => candidate.name === name);
      if (key === undefined) throw new Error(`there is no key ${name}`);
      await revokeApiKey(database, key.id, new Date());
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}
