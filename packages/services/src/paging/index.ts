export { readCursor, writeCursor } from './cursor.ts';
export { listPositionSchema, objectIdPositionSchema, toolPositionSchema } from './positions.ts';
