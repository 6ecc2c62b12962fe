import { readToolKnowledge, type ToolKnowledge, type UpgradeRules } from '@genledger/db/migration';
import type { ProviderName, ToolId } from '@genledger/domain/kernel';
import { known, type Reading, undecidable } from '@genledger/domain/legacy';
import { rateInForce, type Tool, toolDefinitionSchema } from '@genledger/domain/tool';
import { type SecretBox, sealTarget } from '../secret/index.ts';
import { type MigrationContext, sealingOf } from './migration-context.ts';

/** The entries of the registry that can be read; a rotten one tells nothing. */
function toolsOf({ entries }: ToolKnowledge): ReadonlyMap<string, Tool> {
  const tools = entries.flatMap(({ toolId, displayName, service, deliveryMode, costingModel, metadata }) => {
    const parsed = toolDefinitionSchema.safeParse({
      displayName,
      service,
      deliveryMode,
      costingModel,
      metadata: metadata ?? {},
    });
    return typeof toolId === 'string' && parsed.success
      ? [[toolId, { toolId: toolId as ToolId, ...parsed.data }] as const]
      : [];
  });
  return new Map(tools);
}

/** A tool's name by the registry. Names of its other records are candidates alone: what they were called then is not what this one was. */
function nameOf(toolId: string, tools: ReadonlyMap<string, Tool>, { names }: ToolKnowledge): Reading<string> {
  const tool = tools.get(toolId);
  if (tool !== undefined) return known(tool.displayName, 'the Tool Registry');
  const written = names.get(toolId) ?? [];
  return undecidable(
    'tool-name-missing',
    ...written.map((value) => ({ source: 'other records of the tool', value })),
  );
}

/** The secret of a webhook as the notifier opens it. */
function sealedSecret(box: SecretBox, secret: string): unknown {
  const { secret: sealed } = sealTarget(box, { secret }) as { readonly secret: unknown };
  return sealed;
}

/** Reads what the rules need beside the documents themselves. */
export async function readUpgradeRules(context: MigrationContext): Promise<UpgradeRules> {
  const { database, clock, environment, points, priceTables, providers, secretBox } = context;
  const knowledge = await readToolKnowledge(database.db);
  const tools = toolsOf(knowledge);
  const sealing = sealingOf(context);
  const providerOf = (service: string): ProviderName | undefined => providers.ofService(service)?.name;
  return {
    ...(sealing && { sealing }),
    reconcileAt: clock.now(),
    contextOf: (lookUps) => ({
      environment,
      points,
      ...lookUps,
      toolName: (toolId) => nameOf(toolId, tools, knowledge),
      toolRate: (toolId, at) => {
        const tool = tools.get(toolId);
        return tool && rateInForce(tool, priceTables, providers.ofService(tool.service)?.name, at);
      },
      providerOf,
      ...(secretBox && { seal: (secret: string) => sealedSecret(secretBox, secret) }),
    }),
  };
}
