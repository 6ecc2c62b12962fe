export { estimateTool } from './estimate-tool.ts';
export { parseInputs } from './parse-inputs.ts';
