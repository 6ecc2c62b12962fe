import type { LedgerContext } from '@genledger/services/context';
import { expect, test } from 'vitest';
import { exportedRows } from './export.ts';

const COUNT = 250_123;
const AT = new Date('2026-01-02T03:04:05.000Z');
/** The clock is all of the ledger that an export itself asks for. */
const ledger = { clock: { now: () => AT } } as LedgerContext;

interface Numbered {
  readonly number: number;
}

test('a list is exported to its end, however long it is', async () => {
  const limits = new Set<number>();
  const rows = exportedRows<Numbered>(
    ledger,
    {
      columns: [{ title: 'Number', field: 'number', value: ({ number }) => number }],
      async read(_ledger, _matching, after, limit) {
        limits.add(limit);
        const begin = after === undefined ? 0 : Number(after.id);
        const items = Array.from({ length: Math.min(limit, COUNT - begin) }, (_, at) => ({
          number: begin + at,
        }));
        const end = begin + items.length;
        return { items, ...(end < COUNT && { next: { time: AT, id: String(end) as never } }) };
      },
    },
    { filter: '', terms: [], mistakes: [] },
  );
  let text = '';
  for await (const part of rows) text += part;
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(COUNT + 1);
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['number', '0', String(COUNT - 1)]);
  expect(Math.max(...limits)).toBeLessThanOrEqual(1000);
});
