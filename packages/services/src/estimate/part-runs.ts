import { findTool, readHistory } from '@genledger/db/repositories';
import { chooseHistory, type HistorySlice, type PartRun } from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import type { Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type RunTerms, toolRun } from './tool-run.ts';

/** Who asks for a whole, and whose past counts. */
export type WholeTerms = Pick<RunTerms, 'pricingTier' | 'environment'>;

interface KnownTool {
  readonly tool: Tool;
  readonly slices: readonly HistorySlice[];
}

/** Looks up what runs of a whole take; each tool and its past is read once. */
export class PartRuns {
  readonly #context: LedgerContext;
  readonly #terms: WholeTerms;
  readonly #now: Date;
  readonly #tools = new Map<ToolId, Promise<KnownTool | undefined>>();

  constructor(context: LedgerContext, terms: WholeTerms) {
    this.#context = context;
    this.#terms = terms;
    this.#now = context.clock.now();
  }

  /** A run of a tool with these inputs; nothing where the Tool Registry does not have the tool. */
  async runOf(toolId: ToolId, inputs: Readonly<Record<string, unknown>>): Promise<PartRun | undefined> {
    const reading = this.#tools.get(toolId) ?? this.#read(toolId);
    this.#tools.set(toolId, reading);
    const known = await reading;
    if (known === undefined) return undefined;
    const { profile, costRate, pointsRate } = toolRun(
      this.#context,
      known.tool,
      { ...this.#terms, inputs },
      this.#now,
    );
    const history = chooseHistory(known.slices, profile, this.#now);
    return { ...(history && { history }), ...(costRate && { costRate }), pointsRate };
  }

  async #read(toolId: ToolId): Promise<KnownTool | undefined> {
    const { database, settings } = this.#context;
    const tool = await findTool(database, toolId);
    const environment = this.#terms.environment ?? settings.environment;
    return tool && { tool, slices: await readHistory(database, environment, toolId) };
  }
}
