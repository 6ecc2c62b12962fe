// Enters the tools of spell-tools.json, saves the diamond of spell.json, casts it, and follows it to its end.
import { follow, readExample, request } from './ledger.mjs';

for (const { toolId, ...tool } of await readExample('spell-tools.json')) {
  await request('PUT', `/v1/tools/${toolId}`, tool);
}
const spell = await readExample('spell.json');
const { id: spellId } = await request('POST', '/v1/spells', spell);

const inputs = { prompt: 'a fox in the snow' };
const { id } = await request('POST', '/v1/spell-casts', { spellId, accountId: 'example', inputs });
const { generationIds, statusReason } = await follow(`/v1/spell-casts/${id}`);
console.log(`Its steps: ${generationIds.join(', ')}. ${statusReason ?? ''}`);
