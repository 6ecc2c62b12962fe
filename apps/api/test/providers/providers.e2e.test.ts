import { randomUUID } from 'node:crypto';
import { PROVIDERS } from '@genledger/providers/registry';
import type { ChaosOptions, Simulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../support/http-client.ts';
import { allSettled, createGeneration, generationIn, generationThat } from '../support/ledger.ts';
import type { GenerationRecord } from '../support/records.ts';
import { changingNothing, expectProblem } from '../support/refusals.ts';
import { expectEachEventOnce } from '../support/sums.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { waitUntil } from '../support/wait-until.ts';
import { postWebhook } from '../support/webhooks.ts';
import { SCENES, submitElsewhere } from './scenes.ts';

const START_MS = 90_000;
const TEST_MS = 60_000;
const TOOL_ID = 'provider-tool';
const QUICK: ChaosOptions = { queueMs: [20, 40], runDurationMs: [150, 300] };
/** No provider is asked by itself: what ends here ends by webhooks, or by a question that the test asks for. */
const NEVER_ASKS = { GENLEDGER_RECONCILE_AFTER_MS: '86400000' };
const ASKS_SOON = { GENLEDGER_RECONCILE_AFTER_MS: '300' };

describe.each(SCENES)('$name', (scene) => {
  const path = `/v1/webhooks/${scene.name}`;
  const prefix = PROVIDERS[scene.name].environmentPrefix;

  async function begin(label: string, chaos: ChaosOptions, environment: Readonly<Record<string, string>>) {
    const simulator = scene.simulate({ chaos: { ...QUICK, ...chaos } });
    const address = await simulator.start();
    const ledger = await startTestApi(`${scene.name} ${label}`, {
      [`${prefix}_URL`]: address,
      [`${prefix}_API_KEY`]: 'simulator',
      ...scene.environment(address),
      ...environment,
    });
    const entered = await ledger.client.put(`/v1/tools/${TOOL_ID}`, scene.tool);
    expect(entered.status, entered.text).toBe(201);
    return { simulator, address, ledger };
  }

  const submit = (ledger: TestApi) =>
    createGeneration(ledger.client, { toolId: TOOL_ID, submit: true, requestPayload: { prompt: 'a fox' } });

  describe('that tells everything twice and never has to be asked', () => {
    let simulator: Simulator;
    let address: string;
    let ledger: TestApi;
    beforeAll(async () => {
      ({ simulator, address, ledger } = await begin('webhooks', { duplicateShare: 1 }, NEVER_ASKS));
    }, START_MS);
    afterAll(async () => {
      await ledger?.[Symbol.asyncDispose]();
      await simulator?.stop();
    }, START_MS);

    test(
      'a submitted run ends by its webhook, every event once, with what its provider measured',
      async () => {
        const { id } = await submit(ledger);
        // What is billed may have to be asked for once more.
        const hasCost = ({ costUsd }: GenerationRecord) => costUsd !== undefined;
        const record = await generationThat(ledger.client, id, 'to have a cost', hasCost, TEST_MS);
        const truth = simulator.truth(record.providerRunId ?? '');
        expect(truth).toMatchObject({
          status: 'success',
          webhookUrl: expect.stringContaining(`${path}/${id}/`),
        });
        const ranMs = truth?.runDurationMs ?? Number.NaN;
        expect(record).toMatchObject({ provider: scene.name, status: 'success', flags: [] });
        expect(record).toMatchObject({ costUsd: scene.costUsd(ranMs), costBasis: scene.costBasis });
        expect(record.artifacts).toMatchObject([{ kind: 'image' }]);
        await waitUntil('the webhooks to be through', () => simulator.isSettled());
        expectEachEventOnce(await generationIn(ledger.client, id, 'success'));
      },
      TEST_MS,
    );

    test(
      'a run submitted elsewhere ends by the webhooks that the provider signs',
      async () => {
        const { id } = await createGeneration(ledger.client, { toolId: TOOL_ID });
        const runId = await submitElsewhere(scene, address, `${ledger.api.url}${path}${scene.query}`);
        const run = { provider: scene.name, providerRunId: runId };
        expect((await ledger.client.put(`/v1/generations/${id}/run`, run)).status).toBe(200);
        await generationIn(ledger.client, id, 'success', TEST_MS);
        await waitUntil('the webhooks to be through', () => simulator.isSettled());
        const tries = simulator.truth(runId)?.webhooks.flatMap((webhook) => webhook.tries) ?? [];
        expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([202]));
      },
      TEST_MS,
    );

    test('an authentic webhook is taken once: a repeat is answered alike, and says so', async () => {
      const runId = randomUUID();
      const { id } = await createGeneration(ledger.client, {
        toolId: TOOL_ID,
        provider: scene.name,
        providerRunId: runId,
      });
      const body = scene.endedBody(runId);
      const first = await postWebhook(ledger.client, `${path}${scene.query}`, body, scene.proof(body));
      expect([first.status, first.body.duplicate]).toEqual([202, false]);
      const again = await postWebhook(ledger.client, `${path}${scene.query}`, body, scene.proof(body));
      expect([again.status, again.body]).toEqual([202, { eventId: first.body.eventId, duplicate: true }]);
      expect((await allSettled(ledger.client, id, 1)).status).toBe('success');
    });

    test.each(['a forged proof', 'no proof', 'a proof of another body'] as const)(
      '%s is answered with 401 and kept nowhere',
      async (what) => {
        const body = scene.endedBody(randomUUID());
        const headers = {
          'a forged proof': scene.forgery(body),
          'no proof': {},
          'a proof of another body': scene.proofOfAnother(body),
        }[what];
        await changingNothing(ledger, async () => {
          const answer = await postWebhook(ledger.client, path, body, headers);
          expectProblem(answer, 401, 'not-authentic');
        });
      },
    );

    test('a GET is answered with 405 and counted', async () => {
      const answer = await createClient(ledger.api.url, null).request('GET', path);
      expectProblem(answer, 405, 'method-not-allowed');
      const metrics = await (await fetch(`${ledger.api.url}/metrics`)).text();
      expect(metrics).toMatch(
        new RegExp(`genledger_webhooks_total\\{provider="${scene.name}",outcome="wrong-method"\\} \\d`),
      );
    });
  });

  describe('whose webhooks are all lost', () => {
    let simulator: Simulator;
    let ledger: TestApi;
    beforeAll(async () => {
      ({ simulator, ledger } = await begin('polls', { dropShare: 1, failShare: 0 }, ASKS_SOON));
    }, START_MS);
    afterAll(async () => {
      await ledger?.[Symbol.asyncDispose]();
      await simulator?.stop();
    }, START_MS);

    test(
      'a run ends by asking',
      async () => {
        const { id } = await submit(ledger);
        const record = await generationThat(
          ledger.client,
          id,
          'to have ended with its cost',
          ({ status, costUsd }) => status === 'success' && costUsd !== undefined,
          TEST_MS,
        );
        const truth = simulator.truth(record.providerRunId ?? '');
        expect(record.costUsd).toBe(scene.costUsd(truth?.runDurationMs ?? Number.NaN));
        expect(record.events.every(({ source }) => source === 'poll')).toBe(true);
        expect(record.artifacts).toMatchObject([{ kind: 'image' }]);
      },
      TEST_MS,
    );

    test(
      'a cancelled run ends at its provider, too',
      async () => {
        const { id } = await submit(ledger);
        const running = await generationThat(
          ledger.client,
          id,
          'to have a run',
          ({ providerRunId }) => providerRunId !== undefined,
        );
        await ledger.client.post(`/v1/generations/${id}/cancel`);
        const record = await generationThat(
          ledger.client,
          id,
          'to have ended',
          ({ status }) => status === 'cancelled' || status === 'success',
          TEST_MS,
        );
        expect(simulator.truth(running.providerRunId ?? '')?.status).toBe(record.status);
      },
      TEST_MS,
    );
  });
});
