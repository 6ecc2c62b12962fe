import type { TestDatabase } from '@genledger/db/testing';
import { contents } from './fingerprint.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The paths at which two values differ, with what stands there. */
function pathsOf(one: unknown, other: unknown, path: string): readonly string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (!isObject(one) || !isObject(other))
    return [`${path}: ${JSON.stringify(one)?.slice(0, 200)} / ${JSON.stringify(other)?.slice(0, 200)}`];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const inner = names.flatMap((name) => pathsOf(one[name], other[name], `${path}.${name}`));
  return inner.length > 0 ? inner : [`${path}: the order of its fields`];
}

function byId(texts: readonly string[]): ReadonlyMap<string, Json> {
  return new Map(texts.map((text) => JSON.parse(text)).map((document) => [String(document._id), document]));
}

/** Where a collection of one database differs from that of another, the first places alone; the order of fields counts. */
export async function differences(
  one: Pick<TestDatabase, 'db'>,
  other: Pick<TestDatabase, 'db'>,
  collection: string,
): Promise<readonly string[]> {
  const [a, b] = [byId(await contents(one.db, collection)), byId(await contents(other.db, collection))];
  const ids = [...new Set([...a.keys(), ...b.keys()])];
  return ids.flatMap((id) => pathsOf(a.get(id), b.get(id), `${collection} ${id}`)).slice(0, 20);
}
