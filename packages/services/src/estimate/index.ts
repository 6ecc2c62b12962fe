export { estimateTool } from './estimate-tool.ts';
