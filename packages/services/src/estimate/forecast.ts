import type { Database } from '@genledger/db/client';
import { readHistory } from '@genledger/db/repositories';
import { estimateRun, type HistorySlice } from '@genledger/domain/estimate';
import type { Forecast } from '@genledger/domain/generation';
import type { Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type RunTerms, toolRun } from './tool-run.ts';

/** How long what was read of a tool's past serves new records, ms. */
const SERVES_MS = 30_000;
/** Tools whose past is held at once. */
const MOST_TOOLS = 500;

interface Held {
  readonly at: number;
  readonly slices: Promise<readonly HistorySlice[]>;
}

/** One for each database: creation would else read a tool's past once a record. */
const heldBy = new WeakMap<Database, Map<string, Held>>();

function historyOf({ database, settings }: LedgerContext, tool: Tool, now: Date) {
  const held = heldBy.get(database) ?? new Map<string, Held>();
  heldBy.set(database, held);
  const key = JSON.stringify([settings.environment, tool.toolId]);
  const known = held.get(key);
  const age = known && now.getTime() - known.at;
  if (known && age !== undefined && age >= 0 && age < SERVES_MS) return known.slices;
  if (held.size >= MOST_TOOLS) held.clear();
  const slices = readHistory(database, settings.environment, tool.toolId);
  held.set(key, { at: now.getTime(), slices });
  slices.catch(() => held.delete(key));
  return slices;
}

/** The estimate in force for a record that is made now, at most half a minute old; nothing where nothing is known. */
export async function forecastRun(
  context: LedgerContext,
  tool: Tool,
  terms: RunTerms,
  now: Date,
): Promise<Forecast | undefined> {
  const slices = await historyOf(context, tool, now);
  const { basis, sampleSize, durationMs, costUsd } = estimateRun(
    toolRun(context, tool, terms, now),
    slices,
    now,
  );
  if (durationMs === undefined && costUsd === undefined) return undefined;
  return { basis, sampleSize, ...(durationMs && { durationMs }), ...(costUsd && { costUsd }) };
}
