import { exhaustive } from '../kernel/index.ts';
import type { InputDeclaration } from './input-declaration.ts';

const LINK = /^(https?:\/\/[^\s/]|data:[^\s,]*,)/i;

/** What a value is, in words; never the value itself, which may be a secret. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      if (!Number.isFinite(value)) return 'a number without end';
      return Number.isInteger(value) ? 'a whole number' : 'a fraction';
    case 'boolean':
      return 'true or false';
    case 'undefined':
      return 'nothing';
    default:
      return 'an object';
  }
}

function rangeProblem(value: number, { minimum, maximum }: InputDeclaration): string | undefined {
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
  return undefined;
}

function numberProblem(value: unknown, declaration: InputDeclaration): string | undefined {
  const fits = declaration.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (typeof value === 'number' && fits) return rangeProblem(value, declaration);
  return `must be ${declaration.type === 'integer' ? 'a whole number' : 'a number'}, not ${kindOf(value)}`;
}

function enumProblem(value: unknown, { values }: InputDeclaration): string | undefined {
  if (typeof value !== 'string') return `must be text, not ${kindOf(value)}`;
  if (values === undefined || values.includes(value)) return undefined;
  return `must be one of ${values.map((allowed) => JSON.stringify(allowed)).join(', ')}`;
}

function linkProblem(value: unknown, type: InputDeclaration['type']): string | undefined {
  if (typeof value !== 'string') return `must be a link to ${type}, not ${kindOf(value)}`;
  return LINK.test(value) ? undefined : `must be a link to ${type} (http, https or data)`;
}

/** What keeps a value from being what was declared, as the end of a sentence; nothing where it fits. */
export function valueProblem(value: unknown, declaration: InputDeclaration): string | undefined {
  switch (declaration.type) {
    case 'any':
      return undefined;
    case 'string':
      return typeof value === 'string' ? undefined : `must be text, not ${kindOf(value)}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `must be true or false, not ${kindOf(value)}`;
    case 'integer':
    case 'number':
      return numberProblem(value, declaration);
    case 'enum':
      return enumProblem(value, declaration);
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return linkProblem(value, declaration.type);
    default:
      return exhaustive(declaration.type);
  }
}
