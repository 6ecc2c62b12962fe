import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The address that a request comes from, for rate limits.
 * @param trustProxy whether a reverse proxy of ours stands in front, whose last entry of X-Forwarded-For counts
 */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || getConnInfo(context).remote.address || 'unknown';
}
