import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ListedFilter } from '../../src/audit/relations/listed-filter.ts';
import { Spill } from '../../src/audit/relations/spill.ts';

async function inDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'genledger-spill-'));
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const valuesOf = <Value>(spill: Spill<Value>): Value[][] =>
  Array.from({ length: spill.partitions }, (_, partition) => [...spill.values(partition)]);

test('gives everything back, in order, from the disk as from memory, with equal keys together', async () => {
  await inDirectory(async (directory) => {
    const spill = new Spill<readonly [string, number, string]>(directory, 'big', 7);
    const padding = 'ü\n"'.repeat(60);
    const given = Array.from(
      { length: 20_000 },
      (_, index) => [`key${index % 500}`, index, padding] as const,
    );
    for (const value of given) spill.add(value[0], value);
    expect((await readdir(directory)).length).toBe(7);
    const partitions = valuesOf(spill);
    expect(partitions.flat().sort((a, b) => a[1] - b[1])).toEqual(given);
    for (const values of partitions)
      expect(values.map(([, index]) => index)).toEqual(
        values.map(([, index]) => index).sort((a, b) => a - b),
      );
    const homes = Map.groupBy(
      partitions.flatMap((values, partition) => values.map(([key]) => ({ key, partition }))),
      ({ key }) => key,
    );
    for (const places of homes.values())
      expect(new Set(places.map(({ partition }) => partition)).size).toBe(1);
  });
});

test('what is small never reaches the disk', async () => {
  await inDirectory(async (directory) => {
    const spill = new Spill<number>(directory, 'small', 3);
    spill.add('a', 1);
    expect(valuesOf(spill).flat()).toEqual([1]);
    expect(await readdir(directory)).toEqual([]);
  });
});

test('a filter knows every id that was added, and few others', () => {
  const filter = new ListedFilter();
  const id = (index: number) => `66cd${index.toString(16).padStart(20, '0')}`;
  for (let index = 0; index < 100_000; index += 1) filter.add(id(index));
  const known = (from: number) =>
    Array.from({ length: 100_000 }, (_, index) => filter.mayHold(id(from + index))).filter(Boolean);
  expect(known(0)).toHaveLength(100_000);
  expect(known(1_000_000).length).toBeLessThan(1000);
});
