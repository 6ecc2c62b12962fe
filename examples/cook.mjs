// Enters the tool of cook.json, saves a small form of the cook, shows what it would make, executes it, and follows it to its end.
import { follow, readExample, request } from './ledger.mjs';

const cook = { ...(await readExample('cook.json')), targetSize: 20 };
cook.randomness.traits = cook.randomness.traits.map((trait) => ({
  ...trait,
  // Five hundred pieces share out more crowns than twenty do.
  values: trait.values.map(({ supply: _supply, ...value }) => value),
}));

await request('PUT', `/v1/tools/${cook.work.toolId}`, {
  displayName: 'Flux Portrait',
  service: 'comfyui',
  costingModel: { rateSource: 'machine' },
  metadata: { deploymentId: 'example', gpu: 'A10G' },
});
const { id: cookId } = await request('POST', '/v1/cooks', cook);
console.log(JSON.stringify(await request('GET', `/v1/cooks/${cookId}/forecast`), null, 2));

const { id } = await request('POST', '/v1/cook-executions', {
  cookId,
  accountId: 'example',
  concurrency: 5,
  budget: { usd: '1' },
});
const { generationIds, statusReason } = await follow(`/v1/cook-executions/${id}`);
console.log(
  `${generationIds.length} generations, the first of them ${generationIds[0]}. ${statusReason ?? ''}`,
);
