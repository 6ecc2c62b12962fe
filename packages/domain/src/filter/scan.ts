/** A value as it is written. */
export interface RawValue {
  readonly from: number;
  readonly to: number;
  /** The text meant: without quotes and escapes. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** False where the closing quote is missing. */
  readonly isClosed: boolean;
  /** Stars of a quoted text, outside of its quotes. */
  readonly starBefore: boolean;
  readonly starAfter: boolean;
}

/** A part of the text, and where it is. */
export interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A term as it is written: `-field:value,value`, or a word. */
export interface RawTerm {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  readonly field?: Span;
  readonly operator?: Span;
  readonly values: readonly RawValue[];
  /** Stands right behind another, without a space. */
  readonly isGlued: boolean;
}

/** Where a list goes on: its comma and the value behind it, which may be empty. */
export function withComma({ from, to }: RawValue): Pick<Span, 'from' | 'to'> {
  return { from: from - 1, to };
}

const SPACE = /\s/;
const FIELD = /([A-Za-z][A-Za-z0-9.]*)(:|>=|<=|=|>|<)/y;
const WORD = /\S*/y;
const ITEM = /[^\s,]*/y;
const ESCAPED = /["\\]/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function scanQuoted(text: string, from: number): RawValue {
  const starBefore = text[from] === '*';
  let at = from + (starBefore ? 2 : 1);
  let meant = '';
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && ESCAPED.test(text[at + 1] ?? '')) at += 1;
    meant += text[at];
    at += 1;
  }
  const isClosed = at < text.length;
  if (isClosed) at += 1;
  const starAfter = text[at] === '*';
  return {
    from,
    to: starAfter ? at + 1 : at,
    text: meant,
    isQuoted: true,
    isClosed,
    starBefore,
    starAfter,
  };
}

function scanValue(text: string, from: number, bare: RegExp): RawValue {
  if (text[from] === '"' || (text[from] === '*' && text[from + 1] === '"')) return scanQuoted(text, from);
  const [written = ''] = matchAt(bare, text, from) ?? [];
  return {
    from,
    to: from + written.length,
    text: written,
    isQuoted: false,
    isClosed: true,
    starBefore: false,
    starAfter: false,
  };
}

function scanList(text: string, from: number): readonly RawValue[] {
  const values = [scanValue(text, from, ITEM)];
  for (let last = values.at(-1); last !== undefined && text[last.to] === ','; last = values.at(-1)) {
    values.push(scanValue(text, last.to + 1, ITEM));
  }
  return values;
}

function scanTerm(text: string, from: number): RawTerm {
  const negated = text[from] === '-';
  const start = from + (negated ? 1 : 0);
  const isGlued = from > 0 && !SPACE.test(text[from - 1] ?? ' ');
  const [written, name = '', sign = ''] = matchAt(FIELD, text, start) ?? [];
  if (written === undefined) {
    const value = scanValue(text, start, WORD);
    return { from, to: value.to, negated, values: [value], isGlued };
  }
  const nameEnd = start + name.length;
  const values = scanList(text, nameEnd + sign.length);
  return {
    from,
    to: values.at(-1)?.to ?? from,
    negated,
    field: { text: name, from: start, to: nameEnd },
    operator: { text: sign, from: nameEnd, to: nameEnd + sign.length },
    values,
    isGlued,
  };
}

/** Cuts a filter into its terms. Any text can be cut; what the pieces mean is not looked at. */
export function scan(text: string): readonly RawTerm[] {
  const terms: RawTerm[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const term = scanTerm(text, at);
    terms.push(term);
    at = term.to;
  }
  return terms;
}
