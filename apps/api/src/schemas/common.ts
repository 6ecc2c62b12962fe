import { LONGEST_FILTER } from '@genledger/domain/filter';
import { z } from '@hono/zod-openapi';

export const money = z.string().openapi({ description: 'US dollars as decimal text', example: '0.011795' });
export const milliseconds = z.int().openapi({ description: 'Whole milliseconds', example: 35_000 });
export const points = z.int().openapi({ description: 'Points', example: 140 });
export const time = z.iso.datetime().openapi({ example: '2025-08-27T10:00:41.120Z' });
export const objectId = z
  .string()
  .regex(/^[0-9a-fA-F]{24}$/, 'must be 24 hexadecimal digits')
  .openapi({ example: '66cd00000000000000000001' });

/** A time in a query: ISO 8601 with a zone. */
export const queryTime = z.iso.datetime({
  offset: true,
  message: 'must be a time such as 2025-08-27T10:00:00Z',
});

/** Paging of a list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'Records on a page' }),
  cursor: z.string().max(500).optional().openapi({ description: '`nextCursor` of the page before' }),
});

/** An event of a stream. @param data what its `data` holds, written as JSON */
export function streamEvent(data: string) {
  return z.object({
    id: z.string().optional().openapi({ description: 'Where the stream is; sent back as `Last-Event-ID`' }),
    event: z.string().optional(),
    data: z.string().optional().openapi({ description: data }),
    retry: z.int().optional(),
  });
}

/** A filter in a query or a body. @param example in the fields of what is filtered */
export function filterText(example: string) {
  return z
    .string()
    .optional()
    .openapi({
      description: `Filter language, taken together with the other filters: fields, \`>\`, \`<\`, ranges, lists, \`-\` for not, \`missing:\` and \`has:\`, \`age\`, \`since:\`, words. docs/filter.md has every field. At most ${LONGEST_FILTER} characters`,
      example,
    });
}

const search = z
  .object({
    servedBy: z
      .string()
      .nullable()
      .openapi({ description: 'The index that served it; null where none does' }),
    lookedBackTo: time.optional().openapi({
      description:
        'Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there',
    }),
  })
  .openapi({ description: 'How the page was found' });

/** A page of a list. It may have fewer records than were wanted though there are more: `nextCursor` tells. */
function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable(), search: search.optional() });
}

/** A JSON answer of a route. */
export function jsonResponse<Schema extends z.ZodType>(description: string, schema: Schema, example: object) {
  return { description, content: { 'application/json': { schema, example } } };
}

/** An answer with a page of a list. @param example of a record on it */
export function pageResponse<Item extends z.ZodType>(item: Item, example: object) {
  return jsonResponse('A page', pageOf(item), { data: [example], nextCursor: null });
}

/** A JSON body that a route takes. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema, example: object) {
  return { content: { 'application/json': { schema, example } }, required: true };
}

/** A JSON body that may be left out: it is `{}` then. */
export function optionalJsonBody<Schema extends z.ZodType>(schema: Schema, example: object) {
  return { content: { 'application/json': { schema, example } }, required: false };
}
