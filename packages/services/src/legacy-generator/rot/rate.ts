import { bsonDouble } from '@genledger/db/audit';
import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { LegacyTool } from '../tools.ts';

/**
 * Writes the price in force. A tool that the registry does not know keeps its price: nobody could tell its unit otherwise.
 * @returns whether the document keeps it
 */
export function writeRate(draft: Draft, tool: LegacyTool, dice: Dice): boolean {
  const drawn = dice.draw('costRate');
  const form = drawn === 'missing' && !tool.registered ? 'number' : drawn;
  if (form === 'missing') {
    draft.plant('cost-rate-missing');
    return false;
  }
  const isPlural = form === 'plural' && tool.unit !== 'request';
  if (form === 'text' || isPlural) draft.plant('cost-rate-drift');
  draft.metadata['costRate'] = {
    amount: form === 'text' ? tool.rate : bsonDouble(Number(tool.rate)),
    currency: 'USD',
    unit: isPlural ? `${tool.unit}s` : tool.unit,
  };
  return true;
}
