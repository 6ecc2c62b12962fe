import { failure, type Result, success } from '../../kernel/index.ts';

/** A piece of a template: text as it is, or the trait whose value stands there. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trait'; readonly name: string };

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/**
 * Reads a template: `{name}` takes the value of a trait, `{{` and `}}` are braces.
 * @returns the parts, or what is wrong with the text
 */
export function parseTemplate(template: string): Result<readonly TemplatePart[], string> {
  const parts: TemplatePart[] = [];
  for (const match of template.matchAll(TOKEN)) {
    const [token, name] = match;
    if (token === '{' || token === '}') {
      return failure(
        `has a lone ${token} at character ${match.index + 1}: write ${token}${token} for a brace`,
      );
    }
    if (name !== undefined) parts.push({ kind: 'trait', name });
    else parts.push({ kind: 'text', text: token === '{{' || token === '}}' ? token.charAt(0) : token });
  }
  return success(parts);
}

/** Writes the text of a template; a trait that the piece does not have leaves nothing. */
export function renderTemplate(
  parts: readonly TemplatePart[],
  traits: ReadonlyMap<string, string | number>,
): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : String(traits.get(part.name) ?? '')))
    .join('');
}
