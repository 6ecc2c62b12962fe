export { readCursor, writeCursor } from './cursor.ts';
export {
  deliveryPositionSchema,
  eventPositionSchema,
  executionPositionSchema,
  generationPositionSchema,
  objectIdPositionSchema,
  toolPositionSchema,
} from './positions.ts';
