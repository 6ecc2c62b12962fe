import type { MiddlewareHandler } from 'hono';
import type { AdminVariables } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { holdsFormToken } from './form-token.ts';
import { isSameOrigin } from './same-origin.ts';

/** Takes a form only from a page of ours that was made for this very session. */
export const guardForms: MiddlewareHandler<{ Variables: AdminVariables }> = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  const form = await context.req.parseBody();
  if (isSameOrigin(context) && holdsFormToken(form, context.get('session').formToken)) return next();
  return context.html(
    messagePage(context, {
      title: 'This form is out of date',
      text: 'It was made for another session. Go back, reload the page, and send it once more.',
    }),
    403,
  );
};
