export { getTool, listTools, putTool, type ToolView } from './tools.ts';
