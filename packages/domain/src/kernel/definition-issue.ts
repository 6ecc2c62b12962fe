import type { z } from 'zod';

/** One thing that is wrong with a definition, or with inputs. */
export interface DefinitionIssue {
  /** Where, such as `steps[2].inputs.image`; empty where the whole is meant. */
  readonly path: string;
  /** What must be otherwise, as the end of a sentence that begins with the path. */
  readonly message: string;
}

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** A place in a value as text: `steps[2].inputs.image`, and `inputs["my image"]` where a name is no plain word. */
export function placeText(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = String(key);
    if (!PLAIN_NAME.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

/** The refusals of the alternative that the value comes closest to; nothing where two are equally close. */
function closest(alternatives: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const [first, second] = alternatives.toSorted((a, b) => a.length - b.length);
  return first !== undefined && first.length !== second?.length ? first : [];
}

function issuesOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[]): readonly DefinitionIssue[] {
  const keys = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: placeText([...keys, key]), message: 'is not known here' }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({ path: placeText(keys), message }));
  }
  const nearest = issue.code === 'invalid_union' ? closest(issue.errors) : [];
  if (nearest.length > 0) return nearest.flatMap((inner) => issuesOf(inner, keys));
  return [{ path: placeText(keys), message: issue.message }];
}

/** What a schema refused, in its order; of alternatives, what keeps the value from the closest one. */
export function definitionIssues(error: z.ZodError): readonly DefinitionIssue[] {
  return error.issues.flatMap((issue) => issuesOf(issue, []));
}
