export { readCursor, writeCursor } from './cursor.ts';
export {
  deliveryPositionSchema,
  eventPositionSchema,
  generationPositionSchema,
  objectIdPositionSchema,
  toolPositionSchema,
} from './positions.ts';
