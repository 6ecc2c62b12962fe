import { failure, type Result, success } from '../../kernel/index.ts';

/** One step down into a value: a name of a record, or an index of a list, from its end where negative. */
export type PathSegment = string | number;

/** Longest path accepted, in characters. */
export const PATH_LIMIT = 500;

// RFC 9535, section 2.1.1 and 2.5: blank space, and the characters of a name written without quotes.
const BLANK = /[ \t\n\r]*/y;
const SHORT_NAME = /\.([A-Za-z_\u0080-\uD7FF\uE000-\u{10FFFF}][A-Za-z0-9_\u0080-\uD7FF\uE000-\u{10FFFF}]*)/uy;
// Section 2.3.3.1: an integer without leading zeros, and no negative zero.
const INDEX = /(0|-?[1-9][0-9]*)/y;
// Section 2.3.1.1: what stands for itself between quotes, and what may be escaped there.
const ESCAPE = String.raw`\\(?:[bfnrt/\\]|u(?:[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}|[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}))`;
const PLAIN = String.raw`[\x20\x21\x23-\x26\x28-\x5B\x5D-\uD7FF\uE000-\u{10FFFF}]`;
const QUOTED = new RegExp(
  String.raw`"((?:${PLAIN}|'|\\"|${ESCAPE})*)"|'((?:${PLAIN}|"|\\'|${ESCAPE})*)'`,
  'uy',
);

/** Reads a text from its beginning; every part that is read moves the place on. */
class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  takeText(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}

/** The name that a quoted text stands for: what JSON makes of it, once its quotes are JSON's. */
function unquoted(double: string | undefined, single: string | undefined): string {
  const content = double ?? (single ?? '').replaceAll(/\\.|"/gsu, (part) => SINGLE_TO_JSON.get(part) ?? part);
  return JSON.parse(`"${content}"`) as string;
}

const SINGLE_TO_JSON: ReadonlyMap<string, string> = new Map([
  ["\\'", "'"],
  ['"', '\\"'],
]);

function readSelector(reader: Reader): PathSegment | undefined {
  const quoted = reader.take(QUOTED);
  if (quoted !== undefined) return unquoted(quoted[1], quoted[2]);
  const index = reader.take(INDEX)?.[1];
  return index !== undefined && Number.isSafeInteger(Number(index)) ? Number(index) : undefined;
}

function readSegment(reader: Reader): PathSegment | undefined {
  const name = reader.take(SHORT_NAME)?.[1];
  if (name !== undefined) return name;
  if (!reader.takeText('[')) return undefined;
  reader.take(BLANK);
  const selector = readSelector(reader);
  reader.take(BLANK);
  return reader.takeText(']') ? selector : undefined;
}

/**
 * Reads a JSONPath that finds one place at most: a singular query of RFC 9535, section 2.3.5.1 (names, quoted names, indexes). Wildcards,
 * slices, filters and descents are refused, since an input of a step takes one value.
 *
 * Written here and not taken from a library: a whole JSONPath brings a parser of 90 KB or more, and regular expressions that whoever
 * defines a spell could make run for ever, all of which would then have to be refused. The tests hold it against a library that passes
 * the compliance suite of the standard.
 */
export function parsePath(text: string): Result<readonly PathSegment[], string> {
  const example = 'must be a JSONPath to one place, such as $.artifacts[0].url';
  if (text.length > PATH_LIMIT) return failure(`must have at most ${PATH_LIMIT} characters`);
  const reader = new Reader(text);
  if (!reader.takeText('$')) return failure(`${example}: it begins with $`);
  const segments: PathSegment[] = [];
  while (reader.at < text.length) {
    const from = reader.at;
    reader.take(BLANK);
    const segment = readSegment(reader);
    if (segment === undefined) {
      return failure(`${example}: ${JSON.stringify(text.slice(from))} finds no single place`);
    }
    segments.push(segment);
  }
  return success(segments);
}

/** Whether two texts are paths to the same place, however each is written. */
export function samePath(a: string, b: string): boolean {
  const [first, second] = [parsePath(a), parsePath(b)];
  return first.ok && second.ok && JSON.stringify(first.value) === JSON.stringify(second.value);
}
