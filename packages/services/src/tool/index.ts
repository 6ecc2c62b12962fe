export { parseTools } from './parse-tools.ts';
export { type SyncOptions, syncTools, type ToolChange, type ToolSync } from './sync-tools.ts';
export { getTool, listTools, putTool, type ToolView } from './tools.ts';
