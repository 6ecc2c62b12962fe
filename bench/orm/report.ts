import { describedMachine, type Machine } from '../shared/machine.ts';
import { round } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import type { OrmPlan, Outcome } from './measure.ts';

const text = (value: number) => String(round(value));

/** The report of a run, in Markdown. */
export function ormReport(
  machine: Machine,
  startedAt: Date,
  plan: OrmPlan,
  outcomes: readonly Outcome[],
): string {
  const head = ['what', 'ORM/s', 'driver/s', 'min', 'median', 'max', 'ORM CPU µs', 'driver CPU µs'];
  const rows = outcomes.map(({ name, perSecond, cpuUs, ratio }) => [
    name,
    text(perSecond.orm.median),
    text(perSecond.driver.median),
    text(ratio.min),
    text(ratio.median),
    text(ratio.max),
    text(cpuUs.orm.median),
    text(cpuUs.driver.median),
  ]);
  return `# Prisma's ORM beside the driver, ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC

${plan.rounds} rounds after a warm-up, ${plan.operations} operations a turn, ${plan.lanes} under way at once; both sides on the ledger's
contract, one client, one mongod, in turn. Every write is majority and journaled.

${describedMachine(machine)}

min, median and max are of ORM/s : driver/s in one round; the other figures are medians. CPU is this process's alone.

${textTable(head, rows)}
`;
}
