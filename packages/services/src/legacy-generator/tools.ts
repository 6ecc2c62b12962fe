/** A tool of the generated database. */
export interface LegacyTool {
  readonly toolId: string;
  readonly displayName: string;
  readonly service: string;
  /** US dollars for one unit, plain decimal text. */
  readonly rate: string;
  readonly unit: 'second' | 'request' | 'token';
  /** False for the old id of a tool that was renamed: the id is a hash of the name, so the registry has the new one only. */
  readonly registered: boolean;
}

type Catalogue = readonly [LegacyTool, ...LegacyTool[]];

/** Tools that charge by the second or the run. */
export const TOOLS: Catalogue = [
  {
    toolId: 'comfy-flux-dev',
    displayName: 'Flux Dev',
    service: 'comfyui',
    rate: '0.000337',
    unit: 'second',
    registered: true,
  },
  {
    toolId: 'comfy-sdxl',
    displayName: 'SDXL',
    service: 'comfyui',
    rate: '0.00018',
    unit: 'second',
    registered: true,
  },
  {
    toolId: 'upscale-4x',
    displayName: 'Upscale 4x',
    service: 'comfyui',
    rate: '0.00032',
    unit: 'second',
    registered: true,
  },
  {
    toolId: 'comfy-video',
    displayName: 'Video',
    service: 'comfyui',
    rate: '0.002338',
    unit: 'second',
    registered: true,
  },
  {
    toolId: 'comfy-8c1d33f0',
    displayName: 'Flux (old)',
    service: 'comfyui',
    rate: '0.000337',
    unit: 'second',
    registered: false,
  },
  {
    toolId: 'chatgpt-free',
    displayName: 'ChatGPT',
    service: 'openai',
    rate: '0.000023',
    unit: 'request',
    registered: true,
  },
  {
    toolId: 'dall-e',
    displayName: 'DALL-E',
    service: 'openai',
    rate: '0.04',
    unit: 'request',
    registered: true,
  },
];

/** A tool that charges by the token: what such a run used is told nowhere, so that a lost cost is lost for good. */
export const TOKEN_TOOL: LegacyTool = {
  toolId: 'gpt-tokens',
  displayName: 'GPT by token',
  service: 'openai',
  rate: '0.00000015',
  unit: 'token',
  registered: true,
};

/** What makes the final record of a spell: no tool of the registry. */
export const SPELL_TOOL: LegacyTool = {
  toolId: 'spell-portrait',
  displayName: 'Portrait Pipeline',
  service: 'spells',
  rate: '0',
  unit: 'request',
  registered: false,
};

/** What tests run. */
export const TEST_TOOL: LegacyTool = {
  toolId: 'test-echo',
  displayName: 'Echo',
  service: 'comfyui',
  rate: '0.000337',
  unit: 'second',
  registered: false,
};

/** A tool's entry of the registry, as it is stored. */
export function registryDocument(tool: LegacyTool): Record<string, unknown> {
  return {
    toolId: tool.toolId,
    displayName: tool.displayName,
    service: tool.service,
    deliveryMode: 'webhook',
    costingModel: { rateSource: 'static', rate: tool.rate, unit: tool.unit },
    metadata: {},
    createdAt: new Date(Date.UTC(2025, 0, 1)),
    updatedAt: new Date(Date.UTC(2025, 0, 1)),
  };
}
