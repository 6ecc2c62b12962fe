/** A piece of a document that may name something: inline code, a link's target, or a line of a code block. */
export interface Reference {
  readonly kind: 'code' | 'link' | 'block';
  readonly line: number;
  readonly text: string;
}

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const INLINE_CODE = /`([^`]+)`/g;
const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const LINK_DEFINITION = /^\s*\[[^\]]+\]:\s+(\S+)/;

/** Collects the references of a Markdown document, in order; a code block gives one per line. */
export function referencesOf(markdown: string): readonly Reference[] {
  const references: Reference[] = [];
  let insideBlock = false;
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    if (FENCE.test(text)) insideBlock = !insideBlock;
    else if (insideBlock) references.push({ kind: 'block', line, text: text.trim() });
    else references.push(...proseReferences(text, line));
  }
  return references;
}

function proseReferences(text: string, line: number): readonly Reference[] {
  const code = [...text.matchAll(INLINE_CODE)].map((match) => match[1] ?? '');
  const withoutCode = text.replaceAll(INLINE_CODE, '``');
  const links = [...withoutCode.matchAll(LINK)].map((match) => match[1] ?? '');
  const definition = LINK_DEFINITION.exec(withoutCode)?.[1];
  return [
    ...code.map((span) => ({ kind: 'code' as const, line, text: span.trim() })),
    ...[...links, ...(definition ? [definition] : [])].map((target) => ({
      kind: 'link' as const,
      line,
      text: target,
    })),
  ];
}
