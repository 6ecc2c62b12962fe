import { type DefinitionIssue, placeText } from '../kernel/index.ts';
import { valueProblem } from './check-value.ts';
import { type InputDeclaration, mustBeGiven } from './input-declaration.ts';
import type { ToolInputs } from './tool-inputs.ts';

type Inputs = Readonly<Record<string, unknown>>;
type Declarations = ReadonlyMap<string, InputDeclaration>;

/** The inputs that have a value: an undefined one is not given. */
export function givenInputs(inputs: Inputs): readonly (readonly [string, unknown])[] {
  return Object.entries(inputs).filter(([, value]) => value !== undefined);
}

/** Says that an input is not known, and which are. */
export function unknownInput(declared: Iterable<string>): string {
  const names = [...declared];
  return names.length === 0
    ? 'is not an input: there are none'
    : `is not an input: there are ${names.join(', ')}`;
}

/** Checks values against declarations: known, given where required, of the type. `at` is where the inputs stand. */
export function checkDeclared(inputs: Inputs, declared: Declarations, at: string): DefinitionIssue[] {
  const given = new Map(givenInputs(inputs));
  const issues: DefinitionIssue[] = [];
  for (const [name, value] of given) {
    const declaration = declared.get(name);
    const message =
      declaration === undefined ? unknownInput(declared.keys()) : valueProblem(value, declaration);
    if (message !== undefined) issues.push({ path: placeText([at, name]), message });
  }
  for (const [name, declaration] of declared) {
    if (!given.has(name) && mustBeGiven(declaration)) {
      issues.push({ path: placeText([at, name]), message: 'is required' });
    }
  }
  return issues;
}

/**
 * Checks the inputs of one run against what its tool declares; a tool that declares none takes everything. `at` names the place of the
 * inputs in the paths of the issues.
 */
export function checkInputs(inputs: Inputs, tool: ToolInputs, at = 'inputs'): DefinitionIssue[] {
  return tool.inputs === undefined ? [] : checkDeclared(inputs, tool.inputs, at);
}
