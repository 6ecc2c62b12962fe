import type { Host } from './host.ts';

/** How many colours a terminal shows. */
export type ColorDepth = 'none' | 'sixteen' | 'many' | 'true';

/** What a piece of the browser's text means. */
export type BrowserTone =
  | 'good'
  | 'warning'
  | 'bad'
  | 'quiet'
  | 'strong'
  | 'accent'
  | 'selected'
  | 'alarm'
  | 'underlined';

/** Paints text for what it means. */
export type Paint = (tone: BrowserTone | undefined, text: string) => string;

type Style = readonly [on: string, off: string];

/** Attributes, which a terminal without colours shows as well. */
const ATTRIBUTES = {
  strong: ['1', '22'],
  selected: ['7', '27'],
  underlined: ['4', '24'],
} as const satisfies Partial<Record<BrowserTone, Style>>;

/** The sixteen colours are the terminal's own, so that they suit a light background as a dark one. */
const SIXTEEN: Readonly<Record<BrowserTone, Style>> = {
  ...ATTRIBUTES,
  good: ['32', '39'],
  warning: ['33', '39'],
  bad: ['31', '39'],
  quiet: ['90', '39'],
  accent: ['36', '39'],
  alarm: ['30;41', '39;49'],
};

/** Middle tones, to be read on light and dark backgrounds. */
const MANY: Readonly<Record<BrowserTone, Style>> = {
  ...SIXTEEN,
  good: ['38;5;35', '39'],
  warning: ['38;5;172', '39'],
  bad: ['38;5;160', '39'],
  quiet: ['38;5;244', '39'],
  accent: ['38;5;32', '39'],
  alarm: ['38;5;231;48;5;160', '39;49'],
};

const TRUE: Readonly<Record<BrowserTone, Style>> = {
  ...SIXTEEN,
  good: ['38;2;22;160;90', '39'],
  warning: ['38;2;200;125;10', '39'],
  bad: ['38;2;215;50;50', '39'],
  quiet: ['38;2;128;128;128', '39'],
  accent: ['38;2;30;130;200', '39'],
  alarm: ['38;2;255;255;255;48;2;190;30;45', '39;49'],
};

const STYLES = {
  none: { ...ATTRIBUTES, alarm: ATTRIBUTES.selected },
  sixteen: SIXTEEN,
  many: MANY,
  true: TRUE,
} as const satisfies Readonly<Record<ColorDepth, Partial<Record<BrowserTone, Style>>>>;

/** How many colours the terminal shows, by its variables; none where somebody wants none. */
export function colorDepthOf(variables: Host['variables'], flag: boolean): ColorDepth {
  const term = variables['TERM'] ?? '';
  if (!flag || variables['NO_COLOR'] || term === 'dumb') return 'none';
  if (/^(truecolor|24bit)$/i.test(variables['COLORTERM'] ?? '')) return 'true';
  return term.includes('256') ? 'many' : 'sixteen';
}

/** The paint of a terminal. */
export function paintOf(depth: ColorDepth): Paint {
  const styles: Partial<Record<BrowserTone, Style>> = STYLES[depth];
  return (tone, text) => {
    const style = tone && styles[tone];
    return style === undefined || text === '' ? text : `\u001B[${style[0]}m${text}\u001B[${style[1]}m`;
  };
}
