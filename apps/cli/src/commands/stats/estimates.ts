import type { ToolId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { externalId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentEstimateStatistics } from '../../presenters/estimate-statistics.ts';

const WEEK_MS = 7 * 86_400_000;

/** `genledger stats estimates` */
export const estimatesCommand = defineCommand({
  description:
    'Say how well estimates came true: which shares of runs stayed within what was expected of them as they were made. Without bounds: the last twelve weeks.',
  examples: [
    'genledger stats estimates',
    'genledger stats estimates --tool demo-image --from 2026-W40 --json',
  ],
  flags: {
    tool: optional('ID', 'Only this tool', externalId<ToolId>()),
    environment: optional('NAME', 'Only generations stamped with this environment', text(40)),
    from: optional('WEEK', 'First week in which runs ended: 2026-W40, or a date in it', text(40)),
    to: optional('WEEK', 'Last week: 2026-W45, or a date in it', text(40)),
  },
  async run(session, { tool, environment, from, to }) {
    const { estimateStatistics, weekRange } = await import('@genledger/services/statistics');
    const weeks = weekRange({ from, to }, { now: session.host.now(), timeZone: 'UTC' });
    if (!weeks.ok) {
      const { path, message } = weeks.error;
      return presentProblem({ code: 'bad-usage', message: `--${path} ${message}.` });
    }
    const ledger = await session.openLedger({ changes: false });
    const query = {
      from: weeks.value.from,
      to: new Date(weeks.value.to.getTime() + WEEK_MS),
      ...(tool && { toolId: tool }),
      ...(environment && { environment }),
    };
    return presentEstimateStatistics(await estimateStatistics(ledger, query));
  },
});
