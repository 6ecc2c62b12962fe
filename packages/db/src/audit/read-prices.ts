import type { Db } from 'mongodb';

/** A tool's price as its registry lists it, unread. */
export interface ListedPrice {
  readonly toolId: string;
  readonly rate?: string;
  readonly unit?: string;
  readonly staticCost?: string;
}

/** Registries are small; one that is not must not fill the memory. */
const MOST_TOOLS = 10_000;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** The prices of the Tool Registry, where there is one. */
export async function readPrices(db: Db): Promise<readonly ListedPrice[]> {
  const projection = {
    _id: 0,
    toolId: 1,
    'costingModel.rate': 1,
    'costingModel.unit': 1,
    'costingModel.staticCost': 1,
  };
  const tools = await db.collection('tools').find({}, { projection, limit: MOST_TOOLS }).toArray();
  return tools.flatMap(({ toolId, costingModel }): ListedPrice[] => {
    if (typeof toolId !== 'string') return [];
    const model: Record<string, unknown> =
      typeof costingModel === 'object' && costingModel !== null ? costingModel : {};
    const [rate, unit, staticCost] = [
      textOf(model['rate']),
      textOf(model['unit']),
      textOf(model['staticCost']),
    ];
    return [{ toolId, ...(rate && { rate }), ...(unit && { unit }), ...(staticCost && { staticCost }) }];
  });
}
