import { isUnavailable } from '@genledger/db/client';
import type { ErrorHandler } from 'hono';
import type { Logger } from 'pino';
import { barePage } from './layout/bare-page.ts';
import { html } from './markup.ts';

function errorPage(title: string, text: string) {
  return barePage({
    title,
    body: html`<main class="sign-in"><h1>${title}</h1><p class="muted">${text}</p><p><a class="button" href="">Try again</a></p></main>`,
  });
}

/** Answers what nobody expected with a page: the database being away with 503, the rest with 500 and a line in the log. */
export function onPageError(log: Logger): ErrorHandler {
  return (error, context) => {
    const requestId = String(context.get('requestId'));
    if (isUnavailable(error)) {
      log.error({ err: error }, 'the database is away');
      context.header('retry-after', '1');
      return context.html(errorPage('The database is away', 'It cannot be reached. Try again shortly.'), 503);
    }
    log.error({ err: error, requestId }, 'an unexpected error on a page');
    const text = `The error is in the log, under the request id ${requestId}.`;
    return context.html(errorPage('Something went wrong here', text), 500);
  };
}
