import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

/** What of an answer its description speaks of. */
export interface DescribedAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The body, read as JSON where it is. */
  readonly body: unknown;
}

/** Holds answers against the API's own description of them. */
export interface Contract {
  /** Checks that an answer is described: its status, its content type, and its body by its schema. Routes that there are not are left out. */
  check(method: string, path: string, answer: DescribedAnswer): void;
}

interface Content {
  readonly schema: unknown;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const DOCUMENT = 'openapi';

const inPointer = (name: string): string =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Makes a pattern of a described path: `/v1/tools/{toolId}`. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^$()[\]\\|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

function createContract(description: Description): Contract {
  const schemas = addFormats.default(new Ajv2020({ strict: false, validateSchema: false, allErrors: true }));
  schemas.addSchema(description, DOCUMENT);
  const validators = new Map<string, ValidateFunction>();
  const routes = Object.keys(description.paths).map((template) => ({
    template,
    pattern: patternOf(template),
  }));

  function validatorOf(place: readonly string[]): ValidateFunction {
    const reference = `${DOCUMENT}#/${place.map(inPointer).join('/')}`;
    const validator = validators.get(reference) ?? schemas.compile({ $ref: reference });
    validators.set(reference, validator);
    return validator;
  }

  return {
    check(method, path, { status, contentType, body }) {
      const [plain = ''] = path.split('?');
      const template = routes.find(({ pattern }) => pattern.test(plain))?.template ?? '';
      const name = method.toLowerCase();
      const operation = description.paths[template]?.[name];
      if (operation === undefined) return;
      const route = `${method} ${template}`;
      const response = operation.responses[status];
      expect([route, Object.keys(operation.responses)]).toEqual([
        route,
        expect.arrayContaining([String(status)]),
      ]);
      const [mediaType = ''] = contentType.split(';');
      expect([route, status, Object.keys(response?.content ?? {})]).toEqual([route, status, [mediaType]]);
      if (body === undefined) return;
      const place = ['paths', template, name, 'responses', String(status), 'content', mediaType, 'schema'];
      const validate = validatorOf(place);
      validate(body);
      expect([route, status, validate.errors]).toEqual([route, status, null]);
    },
  };
}

/** Every API process of a run is of one build, so one description holds for all. */
let known: Contract | undefined;

/** The contract of an API that listens. */
export async function contractOf(url: string): Promise<Contract> {
  if (known === undefined) {
    const answer = await fetch(`${url}/openapi.json`);
    known = createContract((await answer.json()) as Description);
  }
  return known;
}
