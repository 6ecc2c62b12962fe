/** The beginning of a text, at most so many UTF-16 units long; what is left out is marked. Never cuts a character in two. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  if (most < 1) return '';
  const cut = text.slice(0, most - 1);
  return `${cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** A link as a platform writes it. */
export interface LinkLine {
  readonly markup: string;
  /** How much of the platform's limit it takes. */
  readonly length: number;
}

/** As many links, a line each, as there is room for; each is whole. */
export function linksWithin(links: readonly LinkLine[], most: number): readonly LinkLine[] {
  let room = most;
  return links.filter(({ length }) => {
    if (length + 1 > room) return false;
    room -= length + 1;
    return true;
  });
}
