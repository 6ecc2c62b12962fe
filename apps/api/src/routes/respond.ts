import type { Page } from '@genledger/services/generation';
import { writeCursor } from '@genledger/services/paging';
import type { Context } from 'hono';

/**
 * Answers with JSON. Dates become ISO 8601 text on the way, which the compile-time types of zod-openapi cannot see: its schemas
 * describe the text, the views hold the dates. The contract tests hold both together.
 */
export function json(context: Context, value: unknown, status: 200 | 201 | 202 = 200): never {
  return context.json(value as never, status) as never;
}

/** The body of a page of a list. */
export function pageBody({ items, next, search }: Page<unknown, object | string>): object {
  return { data: items, nextCursor: writeCursor(next), ...(search && { search }) };
}
