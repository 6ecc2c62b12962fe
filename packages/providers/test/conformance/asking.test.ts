import { describe, expect, test } from 'vitest';
import type { FetchRunOutcome } from '../../src/provider/index.ts';
import { answer, cut, cutInBody } from '../support/faults.ts';
import { ENDS } from './ends.ts';
import { SUBJECTS } from './subjects.ts';
import { useStages } from './use-stages.ts';

describe.each(SUBJECTS)('$provider.name', (subject) => {
  const { provider, toolMetadata } = subject;
  const stages = useStages(subject);

  describe('asking', () => {
    test('tells every step of a run, and its answer can be read again', async () => {
      const stage = await stages.set();
      const runId = await stage.submit();
      const phases: string[] = [];
      for (const advanceMs of [0, 700, 3000]) {
        stage.clock.advance(advanceMs);
        const outcome = await stage.client.fetchRun(stage.reference(runId));
        if (outcome.kind !== 'found') throw new Error(outcome.kind);
        phases.push(outcome.report.phase.kind);
        expect(provider.readRun(JSON.parse(outcome.raw))).toEqual({ ok: true, value: outcome.report });
      }
      expect(phases).toEqual(['pending', 'processing', 'success']);
    });

    test.each(ENDS)('tells of a %s', async (_end, chaos, kind) => {
      const stage = await stages.set(chaos);
      const runId = await stage.submit();
      await stage.settle();
      const report = await stage.ask(runId);
      expect([report.providerRunId, report.phase.kind]).toEqual([runId, kind]);
      if (report.phase.kind === 'failed') expect(report.phase.error.message).toMatch(/\S/);
      if (kind === 'success') expect(report.artifacts).toMatchObject([{ kind: 'image' }]);
    });

    test('for a run that nobody submitted finds none', async () => {
      const stage = await stages.set();
      expect(await stage.client.fetchRun(stage.reference('nobody'))).toEqual({ kind: 'unknown-run' });
      expect(await stage.client.fetchRun(stage.reference('..'))).toEqual({ kind: 'unknown-run' });
      expect(await stage.client.cancel(stage.reference('nobody'))).toEqual({ kind: 'unknown-run' });
    });

    test('a provider that is away, cut off or talks nonsense is unavailable, and its patience is heard', async () => {
      const run = { runId: 'run-1' as never, toolMetadata };
      const faults = [
        answer(503, '', { 'retry-after': '2' }),
        cut,
        cutInBody,
        answer(200, '<html>'),
        answer(401),
      ];
      const outcomes: FetchRunOutcome[] = [];
      for (const fault of faults) outcomes.push(await (await stages.facing(fault)).fetchRun(run));
      expect(outcomes.map(({ kind }) => kind)).toEqual(faults.map(() => 'unavailable'));
      expect(outcomes[0]).toMatchObject({ retryAfterMs: 2000 });
    });

    test('an answer about another run is none', async () => {
      const stage = await stages.set();
      const other = await stage.submit();
      await stage.settle();
      const about = await stage.client.fetchRun(stage.reference(other));
      expect(about.kind).toBe('found');
      const liar = await stages.facing(
        answer(200, JSON.stringify({ id: other, request_id: other, status: 'IN_QUEUE', run_id: other })),
      );
      expect((await liar.fetchRun(stage.reference('run-1'))).kind).toBe('unavailable');
    });
  });

  describe('cancelling', () => {
    test('ends a run that works, once; asking for it again does no harm', async () => {
      const stage = await stages.set();
      const runId = await stage.submit();
      stage.clock.advance(1000);
      expect(await stage.client.cancel(stage.reference(runId))).toEqual({ kind: 'accepted' });
      expect((await stage.ask(runId)).phase.kind).toBe('cancelled');
      expect(await stage.client.cancel(stage.reference(runId))).toEqual({ kind: 'accepted' });
      await stage.settle();
      expect(stage.simulator.truth(runId)?.status).toBe('cancelled');
    });

    test('leaves a run that has ended as it is', async () => {
      const stage = await stages.set();
      const runId = await stage.submit();
      await stage.settle();
      expect(await stage.client.cancel(stage.reference(runId))).toEqual({ kind: 'accepted' });
      expect((await stage.ask(runId)).phase.kind).toBe('success');
    });

    test('a run that waits costs nothing', async () => {
      const stage = await stages.set();
      const runId = await stage.submit();
      await stage.client.cancel(stage.reference(runId));
      const { computeMs = 0, charge } = await stage.ask(runId);
      expect([computeMs, charge === 'unsure']).toEqual([0, false]);
    });
  });

  test('results are kept as long as the provider says, and no longer', async () => {
    const stage = await stages.set();
    const runId = await stage.submit();
    await stage.settle();
    const { resultsKeptMs } = provider;
    stage.clock.advance((resultsKeptMs ?? 86_400_000) - 1);
    expect((await stage.ask(runId)).artifacts).toHaveLength(1);
    if (resultsKeptMs === undefined) return;
    stage.clock.advance(1);
    const outcome = await stage.client.fetchRun(stage.reference(runId));
    const remaining = outcome.kind === 'found' ? outcome.report.artifacts : [];
    expect([remaining, outcome.kind === 'unavailable']).toEqual([[], false]);
  });
});
