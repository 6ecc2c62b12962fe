import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { CompleteSimulatorOptions } from './options.ts';
import type { SimulatedRun } from './run.ts';
import type { RunEngine } from './run-engine.ts';
import type { SentWebhook } from './sent-webhook.ts';

/** What a simulated service is given. */
export interface Stage {
  readonly options: CompleteSimulatorOptions;
  /** Where outputs are served; known once the simulator listens. */
  readonly publicUrl: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The HTTP of a simulator, on Node. */
export type SimulatorApp = Hono<{ Bindings: HttpBindings }>;

/** What makes a simulator one of a certain service: its words, its routes, its signature. */
export interface Vendor {
  /** The body of a webhook about an event, as the run stands; nothing where the service tells nobody of it. */
  readonly webhookBody: (run: SimulatedRun, eventType: SentWebhook['eventType']) => string | undefined;
  /** The headers of one sending that prove where it comes from. */
  readonly signature?: (webhook: SentWebhook, nowMs: number) => Readonly<Record<string, string>>;
  /** The waits before further tries of a webhook that was not acknowledged, ms. */
  readonly retryWaitsMs: (webhook: SentWebhook) => readonly number[];
  readonly routes: (app: SimulatorApp, engine: RunEngine) => void;
}

/** Builds a service on its stage. */
export type VendorFactory = (stage: Stage) => Vendor;
