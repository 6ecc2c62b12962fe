import type { CookForecast, Expectation, RangeForecast, TraitForecast } from '@genledger/domain/cook';
import type { Presentation } from '../outcome/presentation.ts';
import { fields } from './layout/fields.ts';
import { section } from './layout/section.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';

/** What is expected of one value. */
interface Row extends Expectation {
  readonly name: string;
  readonly value: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'TRAIT', value: ({ name }) => name, minimum: 8 },
  { title: 'VALUE', value: ({ value }) => value, minimum: 12 },
  { title: 'EXPECTED', value: ({ expected }) => expected, align: 'right' },
  { title: 'AT LEAST', value: ({ atLeast }) => String(atLeast), align: 'right', rank: 1 },
  { title: 'AT MOST', value: ({ atMost }) => String(atMost), align: 'right', rank: 2 },
  { title: 'BASIS', value: ({ basis }) => basis, rank: 3 },
];

const APPROXIMATE = 'Pieces must differ: expected counts are approximate; the bounds hold.';

function withoutIt(name: string, absent: Expectation | undefined): readonly Row[] {
  return absent ? [{ name, value: '(without)', ...absent }] : [];
}

function rowsOfTrait({ name, values, absent }: TraitForecast): readonly Row[] {
  const rows = values.map(({ value, ...expectation }) => ({ name, value: String(value), ...expectation }));
  return [...rows, ...withoutIt(name, absent)];
}

function rowsOfRange({ name, size, each, absent }: RangeForecast): readonly Row[] {
  return [{ name, value: `(each of ${size} numbers)`, ...each }, ...withoutIt(name, absent)];
}

function distinctText({ atLeast, atMost }: CookForecast['distinct']): string {
  return atLeast === atMost ? atLeast : `${atLeast} to ${atMost}`;
}

/** Presents what a cook will make. */
export function presentForecast(forecast: CookForecast): Presentation {
  const { targetSize, combinations, distinct, traits = [], ranges = [] } = forecast;
  const rows = [...traits.flatMap(rowsOfTrait), ...ranges.flatMap(rowsOfRange)];
  const isApproximate = rows.some(({ basis }) => basis === 'approximate');
  return {
    verdict: 'holds',
    json: forecast,
    print(screen) {
      const head = fields(
        [
          ['Pieces', targetSize],
          ['Combinations', combinations],
          ['Distinct pieces', distinctText(distinct)],
        ],
        screen,
      );
      if (rows.length === 0) return { body: head, notes: ['No trait or range tells the pieces apart.'] };
      const { text, leftOut } = table(COLUMNS, rows, screen);
      return {
        body: `${head}\n${section('Pieces with each value', text, screen)}`,
        notes: [...leftOutNotes(leftOut), ...(isApproximate ? [APPROXIMATE] : [])],
      };
    },
  };
}
