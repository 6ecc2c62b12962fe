import type { ProviderName } from '../src/kernel/index.ts';
import { fieldAt, known, type LegacyDocument, objectIdText, undecidable } from '../src/legacy/index.ts';
import type { UpgradeContext } from '../src/migration/index.ts';
import { DEFAULT_POINTS_POLICY } from '../src/money/index.ts';

const idOf = (document: LegacyDocument): string => objectIdText(document['_id']) ?? '';

/** The ids of parents whose list holds a child. */
function listing(parents: readonly LegacyDocument[], field: string, child: string): readonly string[] {
  return parents.flatMap((parent) => {
    const list = fieldAt(parent, field);
    return Array.isArray(list) && list.some((item) => objectIdText(item) === child) ? [idOf(parent)] : [];
  });
}

/** A context over the documents of a small database, with a registry of two tools. */
export function contextOf(
  database: {
    readonly generations?: readonly LegacyDocument[];
    readonly casts?: readonly LegacyDocument[];
    readonly cooks?: readonly LegacyDocument[];
  } = {},
  changes: Partial<UpgradeContext> = {},
): UpgradeContext {
  const { generations = [], casts = [], cooks = [] } = database;
  const names: Readonly<Record<string, string>> = {
    'comfy-flux-dev': 'Flux Dev',
    'upscale-4x': 'Upscale 4x',
  };
  return {
    environment: 'production',
    points: DEFAULT_POINTS_POLICY,
    parents: {
      hasCast: (id) => casts.some((cast) => idOf(cast) === id),
      hasCook: (id) => cooks.some((cook) => idOf(cook) === id),
      castsListing: (id) => listing(casts, 'stepGenerationIds', id),
      cooksListing: (id) => listing(cooks, 'generationIds', id),
    },
    toolName: (toolId) => {
      const name = names[toolId];
      return name === undefined ? undecidable('tool-name-missing') : known(name, 'Tool Registry');
    },
    toolRate: () => undefined,
    providerOf: (service) => (service === 'comfyui' ? ('comfyui-deploy' as ProviderName) : undefined),
    sharersOfRun: () => [],
    hasGeneration: (id) => generations.some((generation) => idOf(generation) === id),
    seal: (secret) => ({ sealed: `sealed ${secret.length}` }),
    ...changes,
  };
}
