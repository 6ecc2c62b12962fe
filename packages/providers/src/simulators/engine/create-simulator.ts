import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { SimulatorClock } from './clock.ts';
import { createDispatcher } from './dispatcher.ts';
import { createRunEngine } from './engine.ts';
import { type SimulatorOptions, simulatorOptionsSchema } from './options.ts';
import { OUTPUT_FILE, pictureOf } from './png.ts';
import type { RunEngine } from './run-engine.ts';
import { createWebhookSender } from './sender.ts';
import { createTimers } from './timers.ts';
import { isSettled, type RunTruth, truthOf } from './truth.ts';
import type { SimulatorApp, VendorFactory } from './vendor.ts';

/** A service that runs nothing, for tests and demonstrations. What it knows dies with it. */
export interface Simulator {
  /** Listens, and gives the address: `http://127.0.0.1:4110`. Rejects where the port is taken. */
  readonly start: () => Promise<string>;
  /** Stops listening, takes back all timers and ends requests under way. */
  readonly stop: () => Promise<void>;
  /**
   * Where it listens.
   * @throws Error when it does not listen
   */
  readonly address: string;
  /** The truth of one run; nothing for a run that it does not know. */
  readonly truth: (runId: string) => RunTruth | undefined;
  /** The truth of every run, in the order of submission. */
  readonly truths: () => readonly RunTruth[];
  /** Whether every run has ended and every webhook is through or given up. */
  readonly isSettled: () => boolean;
  /** Resolves when no webhook is under way; for tests on a manual clock. */
  readonly idle: () => Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the simulator does not listen');
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

/** What every simulator serves beside its service's own routes: outputs and the truth. */
function ownRoutes(app: SimulatorApp, engine: RunEngine): void {
  app.get(`/outputs/:runId/${OUTPUT_FILE}`, (context) =>
    context.body(pictureOf(context.req.param('runId')), 200, { 'content-type': 'image/png' }),
  );
  app.get('/simulator/truth', (context) => {
    const runs = engine.runs();
    return context.json({ isSettled: runs.every(isSettled), runs: runs.map(truthOf) });
  });
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
}

/**
 * Builds a simulator of a service; nothing happens before it is started.
 * @throws ZodError on options that are no options
 */
export function createSimulator(
  vendorOf: VendorFactory,
  given: SimulatorOptions,
  clock: SimulatorClock,
): Simulator {
  const options = simulatorOptionsSchema.parse(given);
  const { host, port } = options;
  const timers = createTimers(clock);
  const publicUrl = () => options.publicUrl ?? addressOf(server);
  const vendor = vendorOf({ options, publicUrl, now: timers.now });
  const sender = createWebhookSender(timers, options.timeScale, vendor);
  const dispatcher = createDispatcher(options, timers, sender);
  const engine = createRunEngine(options, timers, dispatcher, vendor.webhookBody);
  const app: SimulatorApp = new Hono();
  ownRoutes(app, engine);
  vendor.routes(app, engine);
  // Without HTTP/2 options the adaptor makes a plain server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  return {
    start: async () => {
      await listen(server, port, host);
      return addressOf(server);
    },
    stop: async () => {
      timers.stop();
      sender.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await sender.idle();
    },
    get address() {
      return addressOf(server);
    },
    truth: (runId) => {
      const run = engine.find(runId);
      return run && truthOf(run);
    },
    truths: () => engine.runs().map(truthOf),
    isSettled: () => engine.runs().every(isSettled),
    idle: sender.idle,
  };
}
