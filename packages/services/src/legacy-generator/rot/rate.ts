import { bsonDouble } from '@genledger/db/audit';
import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';
import type { LegacyTool } from '../tools.ts';

/**
 * Writes the price in force. A tool that the registry does not know keeps its price: nobody could tell its unit otherwise.
 * @returns whether the document keeps it
 */
export function writeRate(draft: Draft, tool: LegacyTool, random: Random): boolean {
  const drawn = random.weighted(RATES.costRate);
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
