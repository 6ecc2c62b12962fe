import stringWidth from 'string-width';

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter();

const PLAIN = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal. */
function widthOfText(text: string): number {
  // Most texts are plain, and are asked for with every frame.
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Columns that the widest of some texts takes. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOfText(text)), 0);
}

/** Cuts a text to a width; what is cut ends in `…`. */
export function cut(text: string, width: number): string {
  if (widthOfText(text) <= width) return text;
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOfText(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return kept + ELLIPSIS;
}

/** Fills a text up to a width. */
export function fill(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOfText(text)));
  return align === 'right' ? space + text : text + space;
}

function pieces(word: string, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && widthOfText(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** Breaks a text into lines of at most a width, between words where it can. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOfText(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = pieces(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}
