import type { ProviderRunId } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import type { ProviderClient, RunReference } from '../../src/provider/index.ts';
import {
  type ChaosOptions,
  createManualClock,
  type ManualClock,
  type Simulator,
} from '../../src/simulators/index.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import type { Subject } from './subjects.ts';

/** When every play starts. */
const EPOCH_MS = Date.parse('2026-11-24T08:00:00Z');

/** A provider's simulator on a manual clock, a client of it and a receiver of its webhooks; all real, over loopback. */
export interface Stage extends AsyncDisposable {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly receiver: Receiver;
  readonly client: ProviderClient;
  /** Submits a run that must be accepted. */
  readonly submit: () => Promise<ProviderRunId>;
  /** The run as the provider is asked for it. */
  readonly reference: (runId: string) => RunReference;
  /** Asks for a run that must be found. */
  readonly ask: (runId: string) => Promise<ProviderReport>;
  /** Runs everything that is planned, one thing after another, until nothing is left. */
  readonly settle: () => Promise<void>;
}

/** Sets the stage for one provider. */
export async function setStage(
  { simulate, provider, toolMetadata }: Subject,
  chaos: ChaosOptions = {},
): Promise<Stage> {
  const clock = createManualClock(EPOCH_MS);
  const receiver = await startReceiver();
  const simulator = simulate(
    { chaos: { queueMs: [600, 600], runDurationMs: [3000, 3000], ...chaos } },
    clock,
  );
  const client = provider.client({ baseUrl: await simulator.start(), apiKey: 'simulator' });
  const webhookUrl = `${receiver.url}/hook`;
  const reference = (runId: string) => ({ runId: runId as ProviderRunId, toolMetadata });
  return {
    simulator,
    clock,
    receiver,
    client,
    reference,
    async submit() {
      const outcome = await client.submit({ toolMetadata, inputs: { prompt: 'a red fox' }, webhookUrl });
      if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.message}`);
      return outcome.providerRunId;
    },
    async ask(runId) {
      const outcome = await client.fetchRun(reference(runId));
      if (outcome.kind !== 'found') throw new Error(`not found: ${JSON.stringify(outcome)}`);
      return outcome.report;
    },
    async settle() {
      do await simulator.idle();
      while (clock.runNext());
    },
    async [Symbol.asyncDispose]() {
      await simulator.stop();
      await receiver.close();
    },
  };
}
