import openapiTypescript, { astToString } from 'openapi-typescript';

const HEAD = `// Made from the API's /openapi.json by generate/main.ts; not to be changed by hand.\n\n`;

/** A document without its examples, which are for readers and would make up most of the types' comments. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== 'object' || value === null) return value;
  const isMedia = 'schema' in value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      isMedia && (key === 'example' || key === 'examples') ? [] : [[key, withoutExamples(item)]],
    ),
  );
}

/** The types of an OpenAPI document, as TypeScript. */
export async function typesOf(document: object): Promise<string> {
  const nodes = await openapiTypescript(JSON.stringify(withoutExamples(document)), {
    defaultNonNullable: false,
  });
  return HEAD + astToString(nodes);
}
