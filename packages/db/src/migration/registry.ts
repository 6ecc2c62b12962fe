import type { Db } from 'mongodb';

/** What the database tells of tools: the registry's entries as they lie there, and the names that records carry. */
export interface ToolKnowledge {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  /** By tool id, the names under which its records were made. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

const MOST_TOOLS = 100_000;

/** Reads the registry, and the names of tools in the records themselves: a tool that was renamed is in the registry under its new id only. */
export async function readToolKnowledge(db: Db): Promise<ToolKnowledge> {
  const entries = await db.collection('tools').find().limit(MOST_TOOLS).toArray();
  const groups = await db
    .collection('generationOutputs')
    .aggregate([
      { $match: { toolId: { $type: 'string' }, toolDisplayName: { $type: 'string', $ne: '' } } },
      { $group: { _id: { toolId: '$toolId', name: '$toolDisplayName' } } },
      { $limit: MOST_TOOLS },
    ])
    .toArray();
  const names = new Map<string, string[]>();
  for (const { _id } of groups)
    names.set(_id.toolId, [...(names.get(_id.toolId) ?? []), String(_id.name)].sort());
  return { entries, names };
}
