export { estimateTool } from './estimate-tool.ts';
export { estimateCook, estimateSpell } from './estimate-whole.ts';
export { parseInputs } from './parse-inputs.ts';
