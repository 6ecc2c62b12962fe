import type { OperationFigures } from '@genledger/services/objectives';
import { Gauge, type Registry } from 'prom-client';

/** Tells what the ledger's own work is doing. */
export function createOperationMetrics(registry: Registry): (figures: OperationFigures) => void {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge<Label>({ name: `genledger_${name}`, help, labelNames: [...labelNames], registers });
  const count = gauge('week_generations', 'Generations of this ISO week (UTC) that ended, by tool', ['tool']);
  const cost = gauge('week_cost_usd', 'Their known cost, US dollars', ['tool']);
  const points = gauge('week_points', 'Points that their users were charged', ['tool']);
  const lease = gauge('lease_held', '1 where some process holds the lease of a job', ['lease']);
  const documents = gauge(
    'migration_documents',
    'Generations that the migration from schema version 1 has read, upgraded and left undecided',
    ['outcome'],
  );
  const step = gauge('migration_step', '1 at the step that the migration is at', ['step']);
  return ({ tools, leases, migration }) => {
    // A week ends, and with it its tools; a migration goes from step to step.
    for (const each of [count, cost, points, step]) each.reset();
    for (const figures of tools) {
      const labels = { tool: figures.tool };
      count.set(labels, figures.count);
      cost.set(labels, figures.costUsd);
      points.set(labels, figures.points);
    }
    for (const [name, isHeld] of leases) lease.set({ lease: name }, isHeld ? 1 : 0);
    if (migration === undefined) return;
    step.set({ step: migration.step }, 1);
    for (const [outcome, number] of Object.entries(migration.documents)) documents.set({ outcome }, number);
  };
}
