import { listTools, readAccountWeek, type WeeklyQuery } from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, weekBegins, weekEnds } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';
import { weeksOf } from './weekly-report.ts';

const MOST_TOOLS = 2000;

/** What an account's use of a tool came to in a week. */
export interface CostLine {
  readonly week: Date;
  readonly from: Date;
  /** Behind the last moment. */
  readonly until: Date;
  readonly environment: string;
  readonly accountId: AccountId;
  readonly toolId: ToolId;
  readonly toolName: string;
  /** Who executes the tool, as far as the Tool Registry says. */
  readonly provider?: string;
  readonly sums: Contribution;
}

/** What everything came to, by week, account, tool and environment; in that order, a few lines at a time. */
export async function* costLines(
  { database, providers }: LedgerContext,
  query: WeeklyQuery,
): AsyncGenerator<CostLine, void, void> {
  const tools = new Map(
    (await listTools(database, undefined, MOST_TOOLS)).map((tool) => [tool.toolId, tool]),
  );
  for (const week of weeksOf(query)) {
    for await (const { toolId, ...line } of readAccountWeek(database, week, query)) {
      const tool = tools.get(toolId);
      const provider = tool && (providers.ofService(tool.service)?.name ?? tool.service);
      const { accountId, environment, sums } = line;
      yield {
        week,
        from: weekBegins(week, database.weekTimeZone),
        until: weekEnds(week, database.weekTimeZone),
        environment,
        accountId,
        toolId,
        toolName: tool?.displayName ?? toolId,
        ...(provider !== undefined && { provider }),
        sums,
      };
    }
  }
}
