import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { registerList } from '../lists/register-list.ts';
import { registerRecord } from '../records/register-record.ts';
import { artifactFrame } from './artifacts.ts';
import { GENERATION } from './kind.ts';
import { GENERATIONS } from './list.ts';

/** The document in which an artifact of another origin is shown. */
function registerArtifacts(app: AdminApp, { ledger }: ApiContext): void {
  app.get('/generations/:id/artifacts/:index', async (context) => {
    const record = await GENERATION.find(ledger, context.req.param());
    const artifact = record?.artifacts[Number(context.req.param('index'))];
    const frame = artifact && artifactFrame(artifact);
    if (frame === undefined) {
      const message = { title: 'There is no such artifact', text: 'Or none that is shown here.' };
      return context.html(messagePage(context, message), 404);
    }
    context.header('content-security-policy', frame.policy);
    return context.html(frame.markup);
  });
}

/** Generations: the list, the page of each, and what can be done to it. */
export function registerGenerations(app: AdminApp, api: ApiContext): void {
  registerList(app, api, GENERATIONS);
  registerArtifacts(app, api);
  registerRecord(app, api, GENERATION);
}
