import { expect, test } from 'vitest';
import { recordTable } from './record-table.ts';

const ROW = { id: 'one', account: `${'account-'.repeat(30)}"`, why: 'a long story, '.repeat(9), count: 3 };

test('a long text is cut where it is seen, and whole in its title; sentences take several lines', () => {
  const text = String(
    recordTable(
      [
        { title: 'Id', field: 'id', value: ({ id }) => id },
        { title: 'Account', field: 'account', value: ({ account }) => account },
        { title: 'Why', field: 'why', value: ({ why }) => why, isProse: true },
        { title: 'Count', field: 'count', value: ({ count }) => count, isNumber: true },
      ],
      [ROW],
    ),
  );
  expect(text).toContain(`<td class="long" title="${'account-'.repeat(30)}&quot;">`);
  expect(text).toContain('<td class="prose">a long story');
  expect(text).toContain('<td class="number">3</td>');
});
