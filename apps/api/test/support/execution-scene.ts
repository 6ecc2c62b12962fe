import { type ComfyuiDeploySimulator, createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { expect } from 'vitest';
import type { Client } from './http-client.ts';
import { FLAT_TOOL, MACHINE_TOOL } from './ledger.ts';
import { startTestApi, type TestApi } from './test-api.ts';
import { waitUntil } from './wait-until.ts';

/** An execution as the API tells it. */
export interface ExecutionRecord {
  readonly id: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly executedBy: string;
  readonly startedAt: string;
  readonly completedAt?: string;
  readonly generationIds: readonly string[];
  readonly counts: Readonly<Record<'pending' | 'processing' | 'success' | 'failed' | 'cancelled', number>>;
  readonly costUsd?: string;
  readonly costCount: number;
  readonly pointsSpent: number;
  readonly deliveryStatus?: string;
  readonly seed?: string;
  readonly nextIndex?: number;
  readonly lostIndexes?: readonly number[];
  readonly progress?: { readonly expected: number; readonly made: number; readonly lost: number };
}

/** Hats and colours: six combinations, three of each. */
export const HATS = {
  name: 'Hats',
  work: { kind: 'tool', toolId: FLAT_TOOL },
  parameters: { style: 'ink' },
  targetSize: 5,
  randomness: {
    traits: [
      {
        name: 'hat',
        values: [
          { value: 'bowler', weight: 1 },
          { value: 'cap', weight: 1 },
          { value: 'fez', weight: 1 },
        ],
      },
      {
        name: 'colour',
        values: [
          { value: 'red', weight: 1 },
          { value: 'blue', weight: 1 },
        ],
      },
    ],
    duplicates: 'forbidden',
  },
  templates: { prompt: 'a {colour} {hat}' },
} as const;

/** A diamond: a sketch, a colouring and an outline of it side by side, and one picture of both. */
export const DIAMOND = {
  name: 'Diamond',
  exposedInputs: [{ name: 'subject', type: 'string', required: true }],
  steps: [
    { id: 'sketch', toolId: FLAT_TOOL, inputs: { prompt: { input: 'subject' } } },
    {
      id: 'colour',
      toolId: MACHINE_TOOL,
      inputs: { image: { step: 'sketch', path: '$.artifacts[0].url' } },
      onFailure: { attempts: 3 },
    },
    {
      id: 'outline',
      toolId: FLAT_TOOL,
      inputs: { image: { step: 'sketch', path: '$.artifacts[0].url' } },
      onFailure: { attempts: 3 },
    },
    {
      id: 'join',
      toolId: FLAT_TOOL,
      inputs: {
        first: { step: 'colour', path: '$.artifacts[0].url' },
        second: { step: 'outline', path: '$.artifacts[0].url' },
      },
    },
  ],
} as const;

type Chaos = NonNullable<Parameters<typeof createComfyuiDeploySimulator>[0]>['chaos'];

/** An API that submits to a provider of its own. */
export interface ExecutionScene extends TestApi {
  readonly simulator: ComfyuiDeploySimulator;
}

/** Starts an API and a provider whose runs take a moment. */
export async function executionScene(label: string, chaos: Chaos = {}): Promise<ExecutionScene> {
  const simulator = createComfyuiDeploySimulator({
    seed: 5,
    chaos: { queueMs: [10, 30], runDurationMs: [50, 150], ...chaos },
  });
  const environment = {
    COMFYUI_DEPLOY_URL: await simulator.start(),
    COMFYUI_DEPLOY_API_KEY: 'simulator',
    GENLEDGER_RECONCILE_AFTER_MS: '2000',
  };
  const testApi = await startTestApi(label, environment);
  return {
    ...testApi,
    simulator,
    async [Symbol.asyncDispose]() {
      // Killed in the middle of a look it would leave a transaction open, for which the database could not be dropped.
      await testApi.api.stop();
      await testApi[Symbol.asyncDispose]();
      await simulator.stop();
    },
  };
}

/** Creates something and gives its id. */
export async function create(client: Client, path: string, body: unknown): Promise<string> {
  const answer = await client.post<{ readonly id: string }>(path, body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

/** An execution as it stands. */
export async function readExecutionRecord(client: Client, path: string): Promise<ExecutionRecord> {
  const answer = await client.get<ExecutionRecord>(path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** Waits until an execution stands as it should. */
export function executionThat(
  client: Client,
  path: string,
  what: string,
  holds: (execution: ExecutionRecord) => boolean,
): Promise<ExecutionRecord> {
  const probe = async () => {
    const execution = await readExecutionRecord(client, path);
    return holds(execution) && execution;
  };
  return waitUntil(`${path} ${what}`, probe);
}

/** Waits until an execution has ended. */
export function endedExecution(client: Client, path: string): Promise<ExecutionRecord> {
  return executionThat(client, path, 'to end', ({ completedAt }) => completedAt !== undefined);
}
