import { failure, type Result, success } from '@genledger/domain/kernel';
import type { z } from 'zod';

/** Writes a place in a list as a cursor: opaque to callers. */
export function writeCursor(position: object | string | undefined): string | null {
  return position === undefined ? null : Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor that a list handed out; a changed one is a mistake of the caller. */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string,
): Result<z.output<Schema>, string> {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (parsed.success) return success(parsed.data);
  } catch {
    // Falls through: no cursor of ours.
  }
  return failure('is not a cursor that this list handed out');
}
