import type { AdminContext } from '../admin-context.ts';

/**
 * Answers with a long page, as bytes. Of a text the server makes one copy to count its bytes and another to put it behind the headers, each twice
 * as long as the page where it holds but one letter beyond Latin-1.
 */
export function sendPage(context: AdminContext, page: string): Response {
  return context.body(Buffer.from(page), 200, { 'content-type': 'text/html; charset=UTF-8' });
}
