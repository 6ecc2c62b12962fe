export { readCursor, writeCursor } from './cursor.ts';
export { eventPositionSchema, generationPositionSchema, toolPositionSchema } from './positions.ts';
