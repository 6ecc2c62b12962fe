export { readCursor, writeCursor } from './cursor.ts';
export {
  eventPositionSchema,
  generationPositionSchema,
  objectIdPositionSchema,
  toolPositionSchema,
} from './positions.ts';
