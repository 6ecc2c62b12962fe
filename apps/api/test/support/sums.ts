import type { TestDatabase } from '@genledger/db/testing';
import { expect } from 'vitest';
import type { Client } from './http-client.ts';
import type { GenerationRecord } from './records.ts';

/** Sums over the completed generations of a tool. */
export interface Sums {
  readonly count: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly totalPointsSpent: number;
  /** In hundredths of a dollar: tests that add up use prices of whole cents. */
  readonly totalCents: number;
}

/** What the weekly statistics say of a tool, over all weeks. */
export async function statedSums(client: Client, toolId: string): Promise<Sums> {
  const path = `/v1/stats/weekly?toolId=${toolId}`;
  const { body } = await client.get<{ data: Record<string, number | string>[] }>(path);
  const total = (field: string) => body.data.reduce((sum, week) => sum + Number(week[field] ?? 0), 0);
  return {
    count: total('count'),
    succeeded: total('succeeded'),
    failed: total('failed'),
    cancelled: total('cancelled'),
    totalPointsSpent: total('totalPointsSpent'),
    totalCents: Math.round(total('totalCostUsd') * 100),
  };
}

/** The same sums, added up here from the documents themselves. */
export async function recomputedSums({ db }: Pick<TestDatabase, 'db'>, toolId: string): Promise<Sums> {
  const records = await db.collection('generationOutputs').find({ toolId }).toArray();
  const ended = records.filter(({ status }) => ['success', 'failed', 'cancelled'].includes(status));
  const count = (status: string) => ended.filter((record) => record['status'] === status).length;
  return {
    count: ended.length,
    succeeded: count('success'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    totalPointsSpent: ended.reduce((sum, record) => sum + Number(record['pointsSpent']), 0),
    totalCents: Math.round(ended.reduce((sum, record) => sum + Number(record['costUsd'] ?? 0), 0) * 100),
  };
}

/** Checks that no event left more than one mark on a record, and that every applied one left one. */
export function expectEachEventOnce({ history, events }: GenerationRecord): void {
  const marks = history.flatMap(({ eventId }) => eventId ?? []);
  expect(new Set(marks).size).toBe(marks.length);
  const applied = events.filter(({ state }) => state === 'applied').map(({ id }) => id);
  // The events were read just before the record, which may have heard of another one since.
  expect(marks).toEqual(expect.arrayContaining(applied));
}
