import type { InputDeclaration, InputType } from './input-declaration.ts';

/** What else a type takes than itself and `any`: whatever is always of it. */
const ALSO_TAKES: Readonly<Partial<Record<InputType, readonly InputType[]>>> = {
  number: ['integer'],
  string: ['enum'],
  file: ['image', 'video', 'audio'],
};

function enumProblem(source: InputDeclaration, target: InputDeclaration): string | undefined {
  const { values: allowed } = target;
  if (allowed === undefined) return undefined;
  const beyond = source.values?.filter((value) => !allowed.includes(value));
  if (beyond?.length === 0) return undefined;
  return `may be ${beyond?.map((value) => JSON.stringify(value)).join(', ') ?? 'any text'}, which is not among the values that are taken`;
}

/**
 * What keeps the values of one declaration from being taken by another, judged by the types alone; nothing where they fit. Limits of
 * numbers are not compared: a value is checked against them when there is one.
 */
export function assignmentProblem(source: InputDeclaration, target: InputDeclaration): string | undefined {
  if (source.type === 'any' || target.type === 'any') return undefined;
  if (source.type === 'enum' && target.type === 'enum') return enumProblem(source, target);
  if (source.type === target.type || ALSO_TAKES[target.type]?.includes(source.type)) return undefined;
  return `is of type ${source.type}, but ${target.type} is taken`;
}
