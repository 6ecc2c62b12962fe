import { type Result, success } from '@genledger/domain/kernel';
import { readCursor } from '@genledger/services/paging';
import type { z } from 'zod';

/** The place at which a page begins; none for the first page. A changed cursor is a mistake of the caller. */
export function readPosition<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): Result<z.output<Schema> | undefined, string> {
  return cursor === undefined ? success(undefined) : readCursor(schema, cursor);
}
