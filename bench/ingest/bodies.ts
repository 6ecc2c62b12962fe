import { readFileSync } from 'node:fs';

/** One webhook of a run. */
export interface RunEvent {
  readonly runId: string;
  readonly status: string;
  readonly body: string;
}

const FIXTURES = new URL('../../packages/providers/test/fixtures/webhooks/', import.meta.url);
/** The run that the fixtures speak of; its id stands in addresses of outputs as well. */
const FIXTURE_RUN = '7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c';

function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
}

const progress = fixture('03-running-progress');

/** What a real run sends: queued, started, three times progress, success with an image. */
const TEMPLATES = [
  fixture('01-queued'),
  fixture('02-started'),
  { ...progress, progress: 0.12, live_status: 'Executing CLIPTextEncode' },
  progress,
  { ...progress, progress: 0.81, live_status: 'Executing VAE Decode' },
  fixture('07-success-one-image'),
].map((body) => ({ status: String(body['status']), text: JSON.stringify(body) }));

/** Webhooks of one run. */
export const EVENTS_PER_RUN = TEMPLATES.length;

/** A run's webhooks in their order, as the provider sends them: no two bodies are alike. */
export function eventsOfRun(runId: string): readonly RunEvent[] {
  return TEMPLATES.map(({ status, text }) => ({
    runId,
    status,
    body: text.replaceAll(FIXTURE_RUN, runId),
  }));
}
