import { readFileSync } from 'node:fs';
import { rateInForce, type Tool } from '@genledger/domain/tool';
import { PRICE_TABLES, providerOfService } from '@genledger/providers/registry';
import { describe, expect, test } from 'vitest';
import { parseTools } from './parse-tools.ts';

const FILE = new URL('../../../../examples/provider-tools.json', import.meta.url);
const parsed = parseTools(readFileSync(FILE, 'utf8'));
const tools = new Map((parsed.ok ? parsed.value : []).map((tool) => [String(tool.toolId), tool]));
const NOW = new Date('2026-11-25T00:00:00Z');

function priceOf(tool: Tool) {
  const provider = providerOfService(tool.service);
  return { provider: provider?.name, rate: rateInForce(tool, PRICE_TABLES, provider?.name, NOW) };
}

describe('the example of tools', () => {
  test('can be entered as it is', () => {
    expect(parsed).toMatchObject({ ok: true });
  });

  test.each([
    ['comfyui-painter', 'comfyui-deploy', '0.000337', 'second', 'comfyui-deploy/2'],
    ['replicate-painter', 'replicate', '0.003', 'image', 'replicate/1'],
    ['replicate-own-model', 'replicate', '0.000975', 'second', 'replicate/1'],
    ['fal-painter', 'fal', '0.025', 'megapixel', 'fal/1'],
    ['fal-video', 'fal', '0.07', 'videoSecond', 'tool'],
    ['runpod-painter', 'runpod', '0.00031', 'second', 'runpod/1'],
  ])('%s runs on %s at %s a %s, by %s', (toolId, provider, amountUsd, unit, source) => {
    const tool = tools.get(toolId);
    expect(tool && priceOf(tool)).toEqual({ provider, rate: { amountUsd, unit, source } });
  });
});
