import { readFileSync } from 'node:fs';
import {
  bsonDecimal,
  bsonDouble,
  bsonObjectId,
  type LoadedDocument,
  openBulkLoader,
} from '@genledger/db/audit';

/** Numbers that are written with a point are doubles, as in the file. */
function readNumbers(_key: string, value: unknown, context?: { readonly source: string }): unknown {
  return typeof value === 'number' && context?.source.includes('.') ? { $numberDouble: value } : value;
}

/** One value of Extended JSON. Only what the fixtures use. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[key, inner] = ['', undefined]] = entries;
  if (entries.length === 1) {
    if (key === '$oid') return bsonObjectId(String(inner));
    if (key === '$date') return new Date(String(inner));
    if (key === '$numberDecimal') return bsonDecimal(String(inner));
    if (key === '$numberDouble') return bsonDouble(Number(inner));
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, revive(item)]));
}

/** The documents of the fixtures: 28 generations with what belongs to them. */
export function fixtureDocuments(): readonly LoadedDocument[] {
  return ['generationOutputs', 'cooks', 'casts', 'spells'].flatMap((collection) => {
    const file = new URL(`../../../domain/test/fixtures/legacy/${collection}.ejson`, import.meta.url);
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.map((line) => {
      const document = revive(JSON.parse(line, readNumbers)) as Record<string, unknown>;
      return { collection, document };
    });
  });
}

/** Fills a database. */
export async function fill(url: string, documents: readonly LoadedDocument[]): Promise<void> {
  const loader = openBulkLoader(url);
  try {
    await loader.load(documents);
  } finally {
    await loader.close();
  }
}
