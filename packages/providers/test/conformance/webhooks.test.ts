import { describe, expect, test } from 'vitest';
import { ENDS } from './ends.ts';
import { SUBJECTS } from './subjects.ts';
import { useStages } from './use-stages.ts';

describe.each(SUBJECTS)('$provider.name', (subject) => {
  const { provider } = subject;
  const stages = useStages(subject);

  describe('webhooks', () => {
    test.each(Object.entries(subject.statuses))('%s means %s', (status, kind) => {
      expect(provider.readWebhook(subject.webhookWith(status))).toMatchObject({
        ok: true,
        value: { providerRunId: 'run-1', phase: { kind } },
      });
    });

    test('a status never seen changes nothing, and what is no event is none', () => {
      const unknown = { ok: true, value: { providerStatus: 'migrating', phase: { kind: 'unknown' } } };
      expect(provider.readWebhook(subject.webhookWith('migrating'))).toMatchObject(unknown);
      for (const body of [null, [], 7, {}, 'text', subject.webhookWith(''), { status: 'x' }]) {
        expect(provider.readWebhook(body)).toMatchObject({ ok: false });
      }
    });

    test.each(ENDS.filter(([end]) => end !== 'time-out'))(
      'a %s is told by the last one as asking tells it',
      async (_end, chaos, kind) => {
        const stage = await stages.set(chaos);
        const runId = await stage.submit();
        await stage.settle();
        const told = stage.receiver.received.map(({ text }) => provider.readWebhook(JSON.parse(text)));
        const last = told.at(-1);
        if (last?.ok !== true) throw new Error('no event');
        const asked = await stage.ask(runId);
        expect(last.value.phase.kind).toBe(kind);
        expect(last.value.providerRunId).toBe(runId);
        expect(last.value.artifacts.map((artifact) => artifact.kind)).toEqual(
          asked.artifacts.map((artifact) => artifact.kind),
        );
      },
    );

    test('that come twice are the same, byte for byte, and read alike', async () => {
      const stage = await stages.set({ duplicateShare: 1 });
      await stage.submit();
      await stage.settle();
      const texts = stage.receiver.received.map(({ text }) => text);
      expect(texts.length).toBe(new Set(texts).size * 2);
    });

    test('whatever is dropped, doubled and shuffled, asking tells the truth', async () => {
      const stage = await stages.set({
        dropShare: 0.3,
        duplicateShare: 0.3,
        reorder: true,
        failShare: 0.3,
        cancelShare: 0.2,
      });
      const runIds: string[] = [];
      for (let run = 0; run < 12; run += 1) runIds.push(await stage.submit());
      await stage.settle();
      const kinds = new Set<string>();
      for (const runId of runIds) {
        const truth = stage.simulator.truth(runId)?.status;
        kinds.add((await stage.ask(runId)).phase.kind);
        expect((await stage.ask(runId)).phase.kind).toBe(truth);
      }
      expect(kinds.size).toBeGreaterThan(1);
    });

    test.skipIf(subject.isSigned === undefined)('prove where they come from, and no other body', async () => {
      const stage = await stages.set({ duplicateShare: 1 });
      await stage.submit();
      await stage.settle();
      expect(stage.receiver.received.length).toBeGreaterThan(0);
      for (const webhook of stage.receiver.received) {
        expect(await subject.isSigned?.(webhook, stage.simulator)).toBe(true);
        const tampered = { ...webhook, text: `${webhook.text} ` };
        expect(await subject.isSigned?.(tampered, stage.simulator)).toBe(false);
      }
    });

    test('a provider that signs nothing is proven by our own address, one that signs by either', () => {
      const kinds = provider.verification.map(({ kind }) => kind);
      expect(kinds[0]).toBe('url-hmac');
      expect(kinds.includes('shared-secret')).toBe(subject.isSigned === undefined);
    });
  });
});
