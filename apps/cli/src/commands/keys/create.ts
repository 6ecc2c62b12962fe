import { KEY_SCOPES } from '../../command/choices.ts';
import { defineCommand } from '../../command/definition.ts';
import { required } from '../../command/inputs.ts';
import { oneOf, text } from '../../command/parsers.ts';
import { presentNewKey } from '../../presenters/key.ts';

/** `genledger keys create` */
export const createCommand = defineCommand({
  description:
    'Make an API key and print it. It is shown this once: the ledger keeps a hash only. Each scope includes those before it.',
  examples: [
    'genledger keys create --name dashboard --scope read',
    'genledger keys create --name worker --scope write --json',
  ],
  flags: {
    name: required('NAME', 'Who or what uses it, for lists and logs', text(100)),
    scope: required('SCOPE', 'What it may do', oneOf(KEY_SCOPES)),
  },
  async run(session, { name, scope }) {
    const { authenticate, createApiKey } = await import('@genledger/services/api-key');
    const { database, clock } = await session.openLedger({ changes: true });
    const key = await createApiKey(database, { name, scope }, clock.now());
    const caller = await authenticate(database, key);
    return presentNewKey({ key, name, scope, ...(caller && { id: caller.keyId }) });
  },
});
