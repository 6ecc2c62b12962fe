import { createRandom, shuffled } from './random.ts';
import type { SimulatedRun } from './run.ts';
import type { PlanSettings } from './run-plan.ts';
import type { WebhookSender } from './sender.ts';
import type { SentWebhook } from './sent-webhook.ts';
import type { Timers } from './timers.ts';
import { fateOf } from './webhook-fate.ts';

/** The stream of random numbers that shuffles; those of events count up from 1. */
const SHUFFLE_STREAM = 0xffff_ffff;

interface Held {
  readonly webhook: SentWebhook;
  readonly delayMs: number;
  readonly lateMs: number;
}

/** Sends the webhooks of runs on their way, through chaos. */
export interface Dispatcher {
  /** Tells of an event, as the run stands. A body that is absent is of an event that the service tells nobody of. */
  readonly dispatch: (
    run: SimulatedRun,
    eventType: SentWebhook['eventType'],
    body: string | undefined,
  ) => void;
  /** Lets go of what was held until the run's end. */
  readonly release: (run: SimulatedRun) => void;
}

/** A dispatcher that decides by seed what is dropped, doubled, delayed or shuffled. */
export function createDispatcher(settings: PlanSettings, timers: Timers, sender: WebhookSender): Dispatcher {
  const { seed, chaos, timeScale } = settings;
  const held = new Map<string, Held[]>();
  const sendAfter = (webhook: SentWebhook, delayMs: number) =>
    timers.after(Math.round(delayMs / timeScale), () => sender.send(webhook));

  return {
    dispatch: (run, eventType, body) => {
      const { ordinal, stage, webhookUrl: url } = run;
      const event = run.events;
      run.events += 1;
      if (url === undefined || body === undefined) return;
      const isTerminal = run.endedAtMs !== undefined;
      const fate = fateOf(seed, { ordinal, event, isTerminal }, chaos);
      const { isDropped, retriesAsGet, lateMs } = fate;
      for (const [index, delayMs] of fate.delaysMs.entries()) {
        const identity = { messageId: `msg_${run.id}-${event}`, runId: run.id, isTerminal };
        const told = { url, body, event, eventType, stage };
        const base = { ...identity, ...told, isDuplicate: index > 0, isDropped, retriesAsGet };
        const webhook: SentWebhook = { ...base, tries: [], isFinished: isDropped };
        run.webhooks.push(webhook);
        if (isDropped) break;
        if (!chaos.reorder) sendAfter(webhook, delayMs + lateMs);
        else held.set(run.id, [...(held.get(run.id) ?? []), { webhook, delayMs, lateMs }]);
      }
    },
    release: (run) => {
      let atMs = 0;
      for (const item of shuffled(createRandom(seed, run.ordinal, SHUFFLE_STREAM), held.get(run.id) ?? [])) {
        atMs += item.delayMs;
        sendAfter(item.webhook, atMs + item.lateMs);
      }
      held.delete(run.id);
    },
  };
}
