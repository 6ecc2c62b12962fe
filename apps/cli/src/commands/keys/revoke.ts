import type { ApiKeyId } from '@genledger/db/repositories';
import { revokeApiKey } from '@genledger/services/api-key';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentRevoked } from '../../presenters/key.ts';

/** `genledger keys revoke` */
export const revokeCommand = defineCommand({
  description:
    'End an API key by its id, for good. Processes that accepted it a moment ago may do so for five more seconds.',
  examples: ['genledger keys revoke 66cd00000000000000000001'],
  arguments: { id: argument('Id of the key, as genledger keys list shows it', objectId<ApiKeyId>()) },
  async run(session, { id }) {
    const { database, clock } = await session.openLedger({ changes: true });
    return presentRevoked(id, await revokeApiKey(database, id, clock.now()));
  },
});
