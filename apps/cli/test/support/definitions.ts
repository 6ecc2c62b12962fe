import { TOOL } from './records.ts';

/** Ten foxes of one tool, two of them with a crown. */
export const COOK = {
  name: 'Foxes',
  work: { kind: 'tool', toolId: TOOL.toolId },
  targetSize: 10,
  randomness: {
    traits: [
      {
        name: 'fur',
        values: [
          { value: 'red', weight: 6 },
          { value: 'silver', weight: 4 },
        ],
      },
      {
        name: 'hat',
        values: [
          { value: 'none', weight: 1 },
          { value: 'crown', weight: 1, supply: { exactly: 2 } },
        ],
      },
    ],
  },
  templates: { prompt: 'a {fur} fox' },
} as const;

/** Two steps of one tool. */
export const SPELL = {
  name: 'Sketch',
  exposedInputs: [
    { name: 'prompt', type: 'string', required: true },
    { name: 'seed', type: 'integer' },
  ],
  steps: [
    {
      id: 'paint',
      toolId: TOOL.toolId,
      inputs: { prompt: { input: 'prompt' }, seed: { input: 'seed' } },
    },
    {
      id: 'enlarge',
      toolId: TOOL.toolId,
      inputs: { image: { step: 'paint', path: '$.artifacts[0].url' } },
    },
  ],
} as const;
