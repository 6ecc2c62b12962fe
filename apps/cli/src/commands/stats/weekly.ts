import type { ToolId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { externalId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentWeekly } from '../../presenters/weekly.ts';

/** `genledger stats weekly` */
export const weeklyCommand = defineCommand({
  description:
    'Sum up completed generations by tool and ISO week of their request, oldest week first. Without bounds: the last twelve weeks.',
  examples: [
    'genledger stats weekly',
    'genledger stats weekly --tool demo-image --from 2026-W40 --to 2026-W45 --json',
  ],
  flags: {
    tool: optional('ID', 'Only this tool', externalId<ToolId>()),
    environment: optional('NAME', 'Only generations stamped with this environment', text(40)),
    from: optional('WEEK', 'First week: 2026-W40, or a date in it', text(40)),
    to: optional('WEEK', 'Last week: 2026-W45, or a date in it', text(40)),
  },
  async run(session, { tool, environment, from, to }) {
    const { todayOf, weeklyStatistics, weekRange } = await import('@genledger/services/statistics');
    const ledger = await session.openLedger({ changes: false });
    const weeks = weekRange({ from, to }, todayOf(ledger));
    if (!weeks.ok) {
      const { path, message } = weeks.error;
      return presentProblem({ code: 'bad-usage', message: `--${path} ${message}.` });
    }
    const query = { ...weeks.value, ...(tool && { toolId: tool }), ...(environment && { environment }) };
    return presentWeekly(await weeklyStatistics(ledger, query));
  },
});
