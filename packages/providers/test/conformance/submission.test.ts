import { describe, expect, test } from 'vitest';
import { answer, cut, cutInBody } from '../support/faults.ts';
import { startServer } from '../support/local-server.ts';
import { SUBJECTS } from './subjects.ts';
import { useStages } from './use-stages.ts';

describe.each(SUBJECTS)('$provider.name', (subject) => {
  const { provider, toolMetadata } = subject;
  const stages = useStages(subject);
  const request = { toolMetadata, inputs: { prompt: 'a' }, webhookUrl: 'https://ledger.test/hook/secret' };

  describe('submission', () => {
    test('is accepted with the run that the provider knows, and hands over what is to run and where to report', async () => {
      const stage = await stages.set();
      const runId = await stage.submit();
      expect(stage.simulator.truth(runId)).toMatchObject({
        target: subject.target,
        webhookUrl: `${stage.receiver.url}/hook`,
      });
    });

    test('with a wrong key is refused, and nothing runs', async () => {
      const { simulator } = await stages.set();
      const client = provider.client({ baseUrl: simulator.address, apiKey: 'sk-of-somebody' });
      const outcome = await client.submit(request);
      expect(outcome).toMatchObject({ kind: 'refused', status: 401 });
      expect(JSON.stringify(outcome)).not.toContain('sk-of-somebody');
      expect(simulator.truths()).toEqual([]);
    });

    test('with an address of webhooks that is none is refused', async () => {
      const { client, simulator } = await stages.set();
      expect(await client.submit({ ...request, webhookUrl: 'nowhere' })).toMatchObject({ kind: 'refused' });
      expect(simulator.truths()).toEqual([]);
    });

    test.each([
      ['a tool that does not say what is to run', { ...request, toolMetadata: {} }],
      ['inputs that are no JSON', { ...request, inputs: { n: 1n } }],
    ])('of %s is refused without being sent', async (_what, bad) => {
      const { client } = await stages.set();
      const outcome = await client.submit(bad);
      expect(outcome).toEqual({ kind: 'refused', message: expect.any(String) });
    });

    test('that is turned away for now is not sent; a server that fails may have run it', async () => {
      const busy = await stages.facing(answer(429, '{}', { 'retry-after': '7' }));
      expect(await busy.submit(request)).toMatchObject({ kind: 'not-sent', retryAfterMs: 7000 });
      const broken = await stages.facing(answer(500, 'oops'));
      expect(await broken.submit(request)).toMatchObject({ kind: 'uncertain' });
    });

    test.each([
      ['before it began', cut],
      ['in the middle', cutInBody],
    ])('whose answer is cut %s is uncertain', async (_when, fault) => {
      expect((await (await stages.facing(fault)).submit(request)).kind).toBe('uncertain');
    });

    test('whose answer is lost is uncertain, and its run goes on and reports', async () => {
      const stage = await stages.set({ lostAnswerShare: 1 });
      const webhookUrl = `${stage.receiver.url}/hook`;
      expect((await stage.client.submit({ ...request, webhookUrl })).kind).toBe('uncertain');
      await stage.settle();
      expect(stage.simulator.truths()).toMatchObject([{ status: 'success' }]);
      const last = stage.receiver.received.at(-1);
      expect(provider.readWebhook(JSON.parse(last?.text ?? ''))).toMatchObject({
        ok: true,
        value: { phase: { kind: 'success' } },
      });
    });

    test('where nobody listens is not sent, and no message tells the address of webhooks', async () => {
      const gone = await startServer(() => {});
      await gone.close();
      const outcome = await provider.client({ baseUrl: gone.url, apiKey: 'sk-1' }).submit(request);
      expect(outcome.kind).toBe('not-sent');
      const echo = await stages.facing((response, { url }) =>
        response.writeHead(400).end(`bad: ${url} ${request.webhookUrl}`),
      );
      expect(JSON.stringify(await echo.submit(request))).not.toMatch(/ledger\.test/);
    });
  });
});
