import { expect, test } from 'vitest';
import type { ToolId } from '../kernel/index.ts';
import { sizeClassOf } from './run-size.ts';
import { type Tool, toolDefinitionSchema } from './tool.ts';

function tool(metadata: Record<string, unknown>): Tool {
  const definition = {
    displayName: 'Painter',
    service: 'comfyui',
    costingModel: { rateSource: 'static' },
    metadata,
  };
  return { ...toolDefinitionSchema.parse(definition), toolId: 'painter' as ToolId };
}

const AREA = tool({ sizeInput: ['width', 'height'], inputs: { height: { type: 'integer', default: 1024 } } });

test.each<[string, Tool, Record<string, unknown>, number | undefined]>([
  ['one input', tool({ sizeInput: 'steps' }), { steps: 32 }, 10],
  ['a product', AREA, { width: 1024, height: 1024 }, 40],
  ['the default of an input that is not given', AREA, { width: 1024 }, 40],
  ['half a doubling more is the next class', AREA, { width: 1448, height: 1024 }, 41],
  ['nearly the same is the same', AREA, { width: 1000, height: 1024 }, 40],
  ['a fraction', tool({ sizeInput: 'seconds' }), { seconds: 0.5 }, -2],
  ['a number that came as text', tool({ sizeInput: 'steps' }), { steps: '32' }, 10],
  ['an input without value or default', AREA, { height: 512 }, undefined],
  ['zero', tool({ sizeInput: 'steps' }), { steps: 0 }, undefined],
  ['words', tool({ sizeInput: 'steps' }), { steps: 'many' }, undefined],
  ['a name of every object', tool({ sizeInput: 'toString' }), {}, undefined],
  ['no declaration', tool({}), { steps: 32 }, undefined],
  ['a declaration that is none', tool({ sizeInput: [] }), { steps: 32 }, undefined],
])('%s', (_what, of, inputs, expected) => {
  expect(sizeClassOf(of, inputs)).toBe(expected);
});
