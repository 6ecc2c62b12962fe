import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@genledger/db/testing';
import { expect, test } from 'vitest';
import { runAudit } from '../../src/audit/index.ts';
import { DEFAULT_RATES, generateLegacy, type Truth } from '../../src/legacy-generator/index.ts';

const DOCUMENTS = 20_000;
const SEED = 7;
const NOW = new Date('2026-09-01T00:00:00Z');
/** Rules about what holds documents, not about documents. */
const OF_NO_DOCUMENT = new Set(['index-missing', 'index-unused']);

async function plantedIn(file: string): Promise<ReadonlySet<string>> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return new Set(
    lines.flatMap((line) => {
      const { collection, id, planted } = JSON.parse(line) as Truth;
      return planted.map((rule) => `${rule} ${collection}/${id}`);
    }),
  );
}

test(`finds in ${DOCUMENTS} generations exactly what was planted, and nothing else`, {
  timeout: 120_000,
}, async () => {
  await using database = await testDatabase({ label: 'exactness' });
  const directory = await mkdtemp(join(tmpdir(), 'genledger-exactness-'));
  try {
    const truthFile = join(directory, 'truth.ndjson');
    const options = { documents: DOCUMENTS, seed: SEED, rates: DEFAULT_RATES, intoExisting: false };
    await generateLegacy({ ...options, databaseUrl: database.url, truthFile });
    const planted = await plantedIn(truthFile);
    const found = new Set<string>();
    const report = await runAudit({
      targets: [{ name: 'generated', url: database.url }],
      read: 'primary',
      clock: { now: () => NOW },
      onFinding: ({ rule, collection, id }) => {
        if (!OF_NO_DOCUMENT.has(rule)) found.add(`${rule} ${collection}/${id}`);
      },
    });
    expect({
      missed: [...planted.difference(found)].slice(0, 20),
      wrong: [...found.difference(planted)].slice(0, 20),
    }).toEqual({ missed: [], wrong: [] });
    const kinds = new Set([...planted].map((line) => line.split(' ')[0]));
    expect(kinds.size).toBeGreaterThan(40);
    expect(report.environments[0]?.isComplete).toBe(true);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
