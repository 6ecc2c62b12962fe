import {
  aliasesOf,
  DELIVERY_FILTER,
  EVENT_FILTER,
  EXECUTION_FILTER,
  type FilterField,
  type FilterSchema,
  GENERATION_FILTER,
} from '@genledger/domain/filter';
import type { Presentation } from '../outcome/presentation.ts';
import type { Screen } from '../terminal/screen.ts';
import { type Column, table } from './layout/table.ts';

/** What commands take filters of. */
const SCHEMAS = [GENERATION_FILTER, DELIVERY_FILTER, EVENT_FILTER, EXECUTION_FILTER];

const LANGUAGE = `A record is shown where it fulfils every term.

  status:failed,cancelled      is one of these
  tool:"Flux Dev"              exact text; Flux* begins so, *flux* contains it
  error:memory                 prose contains it
  cost>0.5  age>24h            more; also >=, <, <=
  duration:30s..5m  cost:..1   a range, both ends included
  ended:2026-11-01             that whole day, UTC
  since:24h  until:2026-11-01  within an age, before a time
  missing:durationMs  has:cost the field is not there; it is
  -platform:none               not so
  memory  "some words"         contained in any field that is searched
  65f0a1b2c3d4e5f60718293a     that record`;

/** A field with its short names. */
type Row = FilterField & { readonly aliases: readonly string[] };

const COLUMNS: readonly Column<Row>[] = [
  { title: 'FIELD', value: ({ name }) => name },
  { title: 'SHORT', value: ({ aliases }) => aliases.join(', '), rank: 1 },
  { title: 'HOLDS', value: ({ type }) => type, rank: 2 },
  {
    title: 'MEANING',
    value: ({ meaning, words }) => (words ? `${meaning}: ${words.join(', ')}` : meaning),
    minimum: 20,
    rank: 3,
  },
];

function rowsOf(schema: FilterSchema): readonly Row[] {
  return schema.fields.map((field) => ({ ...field, aliases: aliasesOf(schema, field) }));
}

function sectionOf(schema: FilterSchema, screen: Screen): string {
  return `Fields of ${schema.records}\n${table(COLUMNS, rowsOf(schema), screen).text}`;
}

function jsonOf(schema: FilterSchema) {
  const fields = rowsOf(schema).map(({ name, aliases, type, meaning, words }) => ({
    name,
    aliases,
    type,
    meaning,
    ...(words && { words }),
  }));
  return { records: schema.records, fields };
}

/** Presents the filter language and the fields that there are. */
export function presentFilterHelp(): Presentation {
  return {
    verdict: 'holds',
    json: { data: SCHEMAS.map(jsonOf) },
    print: (screen) => ({
      body: [LANGUAGE, ...SCHEMAS.map((schema) => sectionOf(schema, screen))].join('\n\n'),
    }),
  };
}
