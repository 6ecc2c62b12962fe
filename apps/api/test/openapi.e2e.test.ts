import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './support/http-client.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';

const START_MS = 90_000;
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: unknown;
}

interface Media {
  readonly schema: unknown;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, Media> }
  >;
  readonly security?: readonly Record<string, readonly string[]>[];
}

interface Document {
  readonly openapi: string;
  readonly info: Record<string, unknown>;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, unknown>;
    readonly securitySchemes: Record<string, unknown>;
  };
  readonly security: readonly Record<string, readonly string[]>[];
}

let ledger: TestApi;
let document: Document;
let operations: readonly { readonly route: string; readonly path: string; readonly operation: Operation }[];

beforeAll(async () => {
  ledger = await startTestApi('openapi');
  document = (await createClient(ledger.api.url, null).get<Document>('/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, path, operation })),
  );
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

/** Every object within a value, with its place. */
function* objectsIn(value: unknown, place = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  yield [place, { ...value }];
  for (const [key, item] of Object.entries(value))
    yield* objectsIn(item, `${place}/${key.replaceAll('/', '~1')}`);
}

function at(pointer: string): unknown {
  const steps = pointer
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(step) : undefined,
    document,
  );
}

describe('/openapi.json', () => {
  test('is a valid OpenAPI 3.1 document with a title, a version and a licence', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone({ ...document }));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({
      title: expect.any(String),
      version: expect.any(String),
      license: { name: 'Apache-2.0' },
    });
  });

  test('describes every route of the API', () => {
    const routes = operations.map(({ route }) => route);
    for (const route of [
      'post /v1/generations',
      'get /v1/generations',
      'get /v1/generations/{id}',
      'get /v1/generations/{id}/events',
      'put /v1/generations/{id}/run',
      'post /v1/generations/{id}/cancel',
      'get /v1/tools',
      'get /v1/tools/{toolId}',
      'put /v1/tools/{toolId}',
      'get /v1/events',
      'post /v1/events/{id}/replay',
      'get /v1/estimates',
      'get /v1/stats/estimates',
      'get /v1/stats/weekly',
      'post /v1/webhooks/comfyui-deploy',
      'post /v1/webhooks/comfyui-deploy/{generationId}/{signature}',
      'post /v1/webhooks/replicate',
      'post /v1/webhooks/fal',
      'post /v1/webhooks/runpod',
      'post /v1/webhooks/replicate/{generationId}/{signature}',
      'get /healthz',
      'get /readyz',
      'get /metrics',
    ]) {
      expect(routes).toContain(route);
    }
  });

  test('names every problem that any answer may be', () => {
    const { properties } = document.components.schemas['Problem'] as {
      properties: { type: { enum: readonly string[] } };
    };
    const codes = properties.type.enum.map((type) => type.replace('urn:genledger:problem:', ''));
    expect(codes).toEqual(
      expect.arrayContaining([
        'not-json',
        'unauthenticated',
        'not-authentic',
        'forbidden',
        'not-found',
        'method-not-allowed',
        'already-ended',
        'not-submittable',
        'run-already-recorded',
        'run-belongs-to-another',
        'too-large',
        'unsupported-media-type',
        'invalid-input',
        'not-an-event',
        'unknown-tool',
        'unknown-parent',
        'unknown-provider',
        'idempotency-key-reused',
        'too-many-requests',
        'internal',
        'provider-unavailable',
        'not-durable',
        'database-unavailable',
      ]),
    );
  });

  test.each<[string, readonly number[]]>([
    ['post /v1/generations', [201, 400, 401, 403, 409, 413, 415, 422, 429, 500, 503]],
    ['post /v1/generations/{id}/cancel', [200, 401, 403, 404, 409, 422, 429, 500, 502, 503]],
    ['get /v1/generations/{id}', [200, 401, 404, 422, 429, 500, 503]],
    ['put /v1/tools/{toolId}', [200, 201, 400, 401, 403, 413, 415, 422, 429, 500, 503]],
    ['post /v1/webhooks/comfyui-deploy', [202, 400, 401, 413, 415, 422, 429, 500, 503]],
  ])('%s: the answers are %j', (route, statuses) => {
    const { responses = {} } = operations.find((candidate) => candidate.route === route)?.operation ?? {};
    expect(Object.keys(responses).map(Number)).toEqual(statuses);
  });

  test('every reference leads somewhere, and every component is referred to', () => {
    const references = [...objectsIn(document)].flatMap(([place, { $ref }]) =>
      typeof $ref === 'string' ? [{ place, $ref }] : [],
    );
    expect(references.filter(({ $ref }) => !$ref.startsWith('#/') || at($ref) === undefined)).toEqual([]);
    const used = new Set(references.map(({ $ref }) => $ref));
    expect(
      Object.keys(document.components.schemas).filter((name) => !used.has(`#/components/schemas/${name}`)),
    ).toEqual([]);
  });

  test('the parameters of a path are those in its braces', () => {
    for (const { route, path, operation } of operations) {
      const inBraces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect([route, parameters.map(({ name }) => name).sort()]).toEqual([route, inBraces]);
      expect(parameters.every(({ required }) => required === true)).toBe(true);
    }
  });

  test('every operation has a method of HTTP, a tag, a summary, and describes each answer', () => {
    for (const { route, operation } of operations) {
      expect(METHODS).toContain(route.split(' ')[0]);
      expect([route, operation.summary]).toEqual([route, expect.stringMatching(/\S/)]);
      expect(operation.tags).toHaveLength(1);
      for (const parameter of operation.parameters ?? []) expect(parameter.schema).toBeTypeOf('object');
      const answers = Object.entries(operation.responses);
      expect(answers.some(([status]) => /^2\d\d$/.test(status))).toBe(true);
      for (const [status, { description, content = {} }] of answers) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(description).toMatch(/\S/);
        const isProblem = Number(status) >= 400 && !route.endsWith('/readyz');
        if (isProblem)
          expect([route, status, Object.keys(content)]).toEqual([
            route,
            status,
            ['application/problem+json'],
          ]);
      }
    }
  });

  test('every body and every answer has examples, which its schema accepts', () => {
    const schemas = addFormats.default(new Ajv2020({ strict: false, validateSchema: false }));
    schemas.addSchema({ ...document }, 'openapi');
    const compiled = new Map<string, ValidateFunction>();
    const validatorOf = (schema: unknown) => {
      const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/');
      const known = compiled.get(text) ?? schemas.compile(JSON.parse(text));
      compiled.set(text, known);
      return known;
    };
    const bodies = operations.flatMap(({ route, operation: { requestBody, responses } }) => [
      ...(requestBody ? [{ place: `${route} body`, content: requestBody.content }] : []),
      ...Object.entries(responses).map(([status, { content }]) => ({ place: `${route} ${status}`, content })),
    ]);
    for (const { place, content = {} } of bodies) {
      for (const { schema, example, examples } of Object.values(content)) {
        const values = [example, ...Object.values(examples ?? {}).map(({ value }) => value)];
        const told = values.filter((value) => value !== undefined);
        expect([place, told.length > 0]).toEqual([place, true]);
        const validate = validatorOf(schema);
        for (const value of told) {
          validate(value);
          expect([place, validate.errors]).toEqual([place, null]);
        }
      }
    }
  });

  test('every problem that is shown is one of its status', () => {
    for (const { operation } of operations) {
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        const shown = Object.values(content['application/problem+json']?.examples ?? {});
        for (const { value } of shown) expect(value).toMatchObject({ status: Number(status) });
      }
    }
  });

  test('names its security scheme, which only open routes do without', () => {
    expect(Object.keys(document.components.securitySchemes)).toEqual(
      document.security.flatMap((need) => Object.keys(need)),
    );
    const open = operations
      .filter(({ operation }) => operation.security?.length === 0)
      .map(({ route }) => route);
    const isWebhook = (route: string) => route.startsWith('post /v1/webhooks/');
    expect(open.filter((route) => !isWebhook(route)).sort()).toEqual([
      'get /healthz',
      'get /metrics',
      'get /readyz',
    ]);
    expect(open.filter(isWebhook)).toContain('post /v1/webhooks/comfyui-deploy/{generationId}/{signature}');
  });

  test('no schema is empty but those of open values', () => {
    const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
    for (const [place, schema] of objectsIn(document.components.schemas)) {
      const named = [schema['type']].flat().filter((type) => typeof type === 'string');
      if (!place.endsWith('/properties')) expect(named.filter((type) => !types.has(type))).toEqual([]);
    }
  });
});
