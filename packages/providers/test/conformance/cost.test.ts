import { type CostRate, costOf } from '@genledger/domain/money';
import type { ProviderReport } from '@genledger/domain/provider';
import { describe, expect, test } from 'vitest';
import { SUBJECTS } from './subjects.ts';
import { useStages } from './use-stages.ts';

/** What a report says that the run cost, by the ledger's own rules for a report alone. */
function costBy(rate: CostRate, { computeMs, quantities, tokens }: ProviderReport) {
  return costOf(rate, {
    ...(computeMs !== undefined && { compute: { ms: computeMs, basis: 'provider' as const } }),
    ...(quantities && { quantities }),
    ...(tokens !== undefined && { tokens }),
  });
}

describe.each(SUBJECTS)('$provider.name', (subject) => {
  const { provider } = subject;
  const stages = useStages(subject);

  describe('cost', () => {
    test("of a success is exact, by the provider's own figure", async () => {
      const stage = await stages.set({ runDurationMs: [1234, 1234] });
      const runId = await stage.submit();
      await stage.settle();
      const report = await stage.ask(runId);
      expect(costBy(subject.rate, report)).toMatchObject({ usd: subject.costUsd(1234), basis: 'provider' });
    });

    test('of a run that did not succeed follows the rule of the provider', async () => {
      const stage = await stages.set({ failShare: 1 });
      for (let run = 0; run < 8; run += 1) await stage.submit();
      await stage.settle();
      for (const { runId, runDurationMs } of stage.simulator.truths()) {
        const { computeMs, charge, quantities } = await stage.ask(runId);
        if (subject.failure === 'time')
          expect([computeMs, charge === 'unsure']).toEqual([runDurationMs, false]);
        else if (charge === 'unsure') expect(quantities?.billed?.amount).toBe('1.05');
        else expect(computeMs).toBe(0);
      }
    });

    test.skipIf(!subject.tellsQueue)('waiting, getting ready and running are kept apart', async () => {
      const stage = await stages.set({ queueMs: [600, 600], runDurationMs: [3000, 3000] });
      const runId = await stage.submit();
      await stage.settle();
      const { queueMs = 0, coldStartMs = 0, computeMs } = await stage.ask(runId);
      expect([queueMs + coldStartMs, computeMs]).toEqual([600, 3000]);
      expect(queueMs).toBeGreaterThan(0);
    });

    test('prices are dated, exact and of this provider', () => {
      for (const table of provider.prices) {
        expect(table.provider).toBe(provider.name);
        expect(table.version).toMatch(new RegExp(`^${provider.name}/\\d+$`));
        expect(Number.isNaN(table.effectiveFrom.getTime())).toBe(false);
        const amounts = [
          ...Object.values(table.usdPerSecond),
          ...Object.values(table.models ?? {}).map(({ amountUsd }) => amountUsd),
        ];
        for (const amount of amounts) expect(amount).toMatch(/^0\.\d{1,12}$/);
      }
    });
  });
});
