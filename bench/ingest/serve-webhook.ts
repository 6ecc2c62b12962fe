import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { WEBHOOK_SECRET } from './secret.ts';

/** Where the comparison's own servers take webhooks. */
export const WEBHOOK_PATH = '/webhook';

/**
 * Serves webhooks as briefly as Hono can be written: the secret is compared, the body goes to the handler, 202 once that is done.
 * Tells its address on standard output as the ledger's API does, and ends with the process that started it.
 */
export function serveWebhook(handle: (body: string) => Promise<void>): void {
  const app = new Hono();
  app.post(WEBHOOK_PATH, async (context) => {
    if (context.req.header('x-genledger-secret') !== WEBHOOK_SECRET) return context.json({ ok: false }, 401);
    await handle(await context.req.text());
    return context.json({ ok: true }, 202);
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  server.once('listening', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`listens on http://127.0.0.1:${port}\n`);
  });
  process.once('disconnect', () => process.exit());
}
