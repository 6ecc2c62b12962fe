import type { CookId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentForecast } from '../../presenters/forecast.ts';
import { readDefinition } from '../../session/read-definition.ts';

/** `genledger cooks forecast` */
export const forecastCommand = defineCommand({
  description: `Say what a cook will make before anything is spent: how many combinations there are, how many of them make different pieces, and how many pieces are to be expected to have which value. Nothing is changed.

It takes a saved cook by its id, or a file as genledger cooks save does. A cook that cannot be made is refused with every reason and its place.`,
  examples: [
    'genledger cooks forecast cook.json',
    'genledger cooks forecast 66cd00000000000000000001 --json',
  ],
  arguments: { cook: argument('Id of a cook, a file, or - for standard input', text(4096)) },
  async run(session, { cook }) {
    const { forecastCook, forecastDefinition } = await import('@genledger/services/execution');
    const id = objectId<CookId>().parse(cook);
    const definition = id.ok ? id : await readDefinition(session.host, cook);
    if (!definition.ok) return presentServiceError(definition.error);
    const ledger = await session.openLedger({ changes: false });
    const told = id.ok
      ? await forecastCook(ledger, id.value)
      : await forecastDefinition(ledger, definition.value);
    return told.ok ? presentForecast(told.value) : presentServiceError(told.error, 'genledger cooks list');
  },
});
