import { openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { findTool, putTool } from '@genledger/db/repositories';
import { type ToolDefinition, toolDefinitionSchema, toolIdSchema } from '@genledger/domain/tool';
import { ensureFirstApiKey } from '@genledger/services/api-key';

/** The tool that the first generation uses where the simulator stands in for ComfyUI Deploy. */
export const DEMO_TOOL_ID = 'demo-image';

const DEMO_TOOL: ToolDefinition = toolDefinitionSchema.parse({
  displayName: 'Demo Image',
  service: 'comfyui',
  costingModel: { rateSource: 'machine' },
  metadata: { gpu: 'A10G', deploymentId: 'demo' },
});

/** What was done to the database. */
export interface PreparedLedger {
  readonly migrationsApplied: number;
  /** The key that was made because there was none. */
  readonly firstApiKey?: string;
}

/** Brings the database to the contract, and makes the first key, and the demo tool where it is wanted. */
export async function prepareLedger(
  url: string,
  adminKey: string | undefined,
  demo: boolean,
): Promise<PreparedLedger> {
  const database = openDatabase({ url });
  try {
    const migrationsApplied = await applyMigrations(url, database.db.databaseName);
    const now = new Date();
    const firstApiKey = await ensureFirstApiKey(database, now, adminKey);
    const toolId = toolIdSchema.parse(DEMO_TOOL_ID);
    if (demo && (await findTool(database, toolId)) === undefined)
      await putTool(database, toolId, DEMO_TOOL, now);
    return { migrationsApplied, ...(firstApiKey !== undefined && { firstApiKey }) };
  } finally {
    await database.close();
  }
}
