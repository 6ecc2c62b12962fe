import type { CookId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentDefinition } from '../../presenters/definition.ts';

/** `genledger cooks show` */
export const showCommand = defineCommand({
  description:
    'Show a cook: what makes its pieces, how many, and the rules by which they differ. With --json it can be given to genledger cooks save.',
  examples: [
    'genledger cooks show 66cd00000000000000000001',
    'genledger cooks show 66cd00000000000000000001 --json > cook.json',
  ],
  arguments: { id: argument('Id of the cook', objectId<CookId>()) },
  async run(session, { id }) {
    const { getDefinition } = await import('@genledger/services/execution');
    const cook = await getDefinition(await session.openLedger({ changes: false }), 'cooks', id);
    return cook.ok
      ? presentDefinition('Cook', cook.value)
      : presentServiceError(cook.error, 'genledger cooks list');
  },
});
