import { readCheckpoint } from '@genledger/db/migration';
import { listLeases, readWeeklySums, type WeeklySums } from '@genledger/db/repositories';
import { weekOf } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';

/** Tools that are told by name: those with the most generations. */
const TOOLS = 50;
/** What the sums of all other tools are told under. */
export const OTHER_TOOLS = 'other';

/** What a tool's generations of this week came to. Figures for a graph: money as the nearest number. */
export interface ToolFigures {
  readonly tool: string;
  readonly count: number;
  readonly costUsd: number;
  readonly points: number;
}

/** What the ledger's own work is doing. */
export interface OperationFigures {
  /** Of the current ISO week, the busiest first; at most so many by name, the rest as one. */
  readonly tools: readonly ToolFigures[];
  /** By name, whether somebody holds it. */
  readonly leases: ReadonlyMap<string, boolean>;
  /** How far a migration from schema version 1 has come; absent where none was ever begun. */
  readonly migration?: { readonly step: string; readonly documents: Readonly<Record<string, number>> };
}

function figuresOf({ toolId, count, costUsd, pointsSpent }: WeeklySums): ToolFigures {
  return { tool: toolId, count, costUsd: Number(costUsd), points: pointsSpent };
}

function busiest(weeks: readonly WeeklySums[]): readonly ToolFigures[] {
  const tools = weeks.map(figuresOf).sort((a, b) => b.count - a.count || a.tool.localeCompare(b.tool));
  const rest = tools.slice(TOOLS);
  if (rest.length === 0) return tools;
  const sum = (read: (figures: ToolFigures) => number) =>
    rest.reduce((total, figures) => total + read(figures), 0);
  const other = {
    tool: OTHER_TOOLS,
    count: sum(({ count }) => count),
    costUsd: sum(({ costUsd }) => costUsd),
    points: sum(({ points }) => points),
  };
  return [...tools.slice(0, TOOLS), other];
}

/** Reads what the ledger's own work is doing: three look-ups, whatever the number of generations. */
export async function readOperation(context: LedgerContext): Promise<OperationFigures> {
  const { database, clock } = context;
  const now = clock.now();
  const week = weekOf(now, database.weekTimeZone);
  const [weeks, leases, checkpoint] = await Promise.all([
    readWeeklySums(database, { from: week, to: week }),
    listLeases(database),
    readCheckpoint(database.db),
  ]);
  return {
    tools: busiest(weeks),
    leases: new Map(leases.map(({ name, until }) => [name, until > now])),
    ...(checkpoint && { migration: { step: checkpoint.step, documents: checkpoint.counts } }),
  };
}
