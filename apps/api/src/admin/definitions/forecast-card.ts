import { type CookDefinition, type Expectation, forecast } from '@genledger/domain/cook';
import { tiles } from '../elements/tile.ts';
import { wholeText } from '../format/figures.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** Rows that are shown: a cook may have a hundred thousand values. */
const SHOWN = 200;

/** How many pieces are expected to have a value. */
interface Expected extends Expectation {
  readonly trait: string;
  readonly value: string;
}

const COLUMNS: readonly ListColumn<Expected>[] = [
  { title: 'Trait', field: 'trait', value: ({ trait }) => trait },
  { title: 'Value', field: 'value', value: ({ value }) => value },
  {
    title: 'Expected pieces',
    field: 'expected',
    value: ({ expected }) => expected,
    cell: ({ expected, basis }) => (basis === 'approximate' ? `about ${expected}` : expected),
    isNumber: true,
  },
  { title: 'At least', field: 'atLeast', value: ({ atLeast }) => atLeast, isNumber: true },
  { title: 'At most', field: 'atMost', value: ({ atMost }) => atMost, isNumber: true },
];

function expectedOf({ traits = [], ranges = [] }: ReturnType<typeof forecast>): readonly Expected[] {
  const absentOf = ({ name, absent }: { readonly name: string; readonly absent?: Expectation }) =>
    absent === undefined ? [] : [{ ...absent, trait: name, value: 'without' }];
  return [
    ...traits.flatMap((trait) => [
      ...trait.values.map((each) => ({ ...each, trait: trait.name, value: String(each.value) })),
      ...absentOf(trait),
    ]),
    ...ranges.flatMap((range) => [
      { ...range.each, trait: range.name, value: `each of ${wholeText(range.size)} numbers` },
      ...absentOf(range),
    ]),
  ];
}

/** Digits with separators, however many there are. */
const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What a cook will make: how many combinations there are, and how many pieces have which value. */
export function forecastCard(definition: CookDefinition): Markup {
  const told = forecast(definition);
  const { atLeast, atMost } = told.distinct;
  const rows = expectedOf(told);
  const figures = tiles([
    { label: 'Pieces', value: wholeText(told.targetSize) },
    { label: 'Combinations', value: grouped(told.combinations), note: 'as if there were no rules' },
    {
      label: 'Distinct pieces',
      value: atLeast === atMost ? grouped(atMost) : `${grouped(atLeast)} to ${grouped(atMost)}`,
      note: 'that the rules allow',
    },
  ]);
  if (told.traits === undefined)
    return html`${figures}<p class="notice problem" role="alert">No plan makes so many pieces by these rules.</p>`;
  if (rows.length === 0) return figures;
  const note =
    rows.length > SHOWN
      ? html`<p class="muted">The first ${wholeText(SHOWN)} of ${wholeText(rows.length)} values.</p>`
      : NOTHING;
  return html`${figures}<section class="card"><div class="card-heading"><div><h2>Forecast</h2>${note}</div></div>${recordTable(COLUMNS, rows.slice(0, SHOWN), 'Forecast')}</section>`;
}
