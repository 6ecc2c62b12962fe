import { randomUUID } from 'node:crypto';
import type { Dispatcher } from './dispatcher.ts';
import { type SimulatedRun, wantsOutputEvents } from './run.ts';
import type { RunEngine } from './run-engine.ts';
import { type PlanSettings, planRun, type RunEnd } from './run-plan.ts';
import type { SentWebhook } from './sent-webhook.ts';
import type { Timers } from './timers.ts';
import type { Vendor } from './vendor.ts';

/** Runs kept in memory; the oldest is forgotten first, as the service forgets none but a demonstration may run for weeks. */
const RUN_LIMIT = 50_000;

/**
 * An engine over timers. Times of a run are those of its plan, exact to the millisecond, however late a timer fires.
 * @param webhookBody how bodies are written
 */
export function createRunEngine(
  settings: PlanSettings,
  timers: Timers,
  dispatcher: Dispatcher,
  webhookBody: Vendor['webhookBody'],
): RunEngine {
  const runs = new Map<string, SimulatedRun>();
  let submissions = 0;

  const tell = (run: SimulatedRun, eventType: SentWebhook['eventType']) =>
    dispatcher.dispatch(run, eventType, webhookBody(run, eventType));

  const end = (run: SimulatedRun, how: RunEnd, atMs: number, isSilent: boolean) => {
    run.stage = how;
    run.endedAtMs = atMs;
    run.liveStatus = null;
    if (how === 'success') {
      run.progress = 1;
      run.hasOutput = true;
    }
    if (!isSilent) tell(run, 'run.updated');
    dispatcher.release(run);
  };

  const takeStep = (run: SimulatedRun, index: number) => {
    if (run.endedAtMs !== undefined) return;
    const { plan, createdAtMs } = run;
    const startedAtMs = createdAtMs + plan.startMs;
    const step = plan.steps[index];
    if (step === undefined) return end(run, plan.end, startedAtMs + plan.runDurationMs, plan.endIsSilent);
    run.stage = step.stage;
    run.progress = step.progress;
    run.liveStatus = step.liveStatus;
    if (step.stage !== 'queued') run.startedAtMs = startedAtMs;
    if (step.eventType === 'run.output') run.hasOutput = true;
    tell(run, step.eventType);
    planStep(run, index + 1);
  };

  const planStep = (run: SimulatedRun, index: number) => {
    const { plan, createdAtMs } = run;
    const atMs = plan.steps[index]?.atMs ?? plan.startMs + plan.runDurationMs;
    timers.after(Math.max(0, createdAtMs + atMs - timers.now()), () => takeStep(run, index));
  };

  return {
    submit: (submitted) => {
      const ordinal = submissions;
      submissions += 1;
      const run: SimulatedRun = {
        ...submitted,
        id: randomUUID(),
        ordinal,
        plan: planRun(settings, ordinal, wantsOutputEvents(submitted.webhookUrl)),
        createdAtMs: timers.now(),
        webhooks: [],
        stage: 'queued',
        progress: 0,
        liveStatus: null,
        hasOutput: false,
        events: 0,
      };
      runs.set(run.id, run);
      const [oldest] = runs.keys();
      if (runs.size > RUN_LIMIT && oldest !== undefined) runs.delete(oldest);
      planStep(run, 0);
      return run;
    },
    find: (runId) => runs.get(runId),
    cancel: (run) => {
      if (run.endedAtMs === undefined) end(run, 'cancelled', timers.now(), false);
    },
    runs: () => [...runs.values()],
  };
}
