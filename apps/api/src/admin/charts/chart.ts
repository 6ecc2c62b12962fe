/** One line or one layer of columns. */
export interface Series {
  readonly name: string;
  /** Which colour of the palette; the rest of many has none. */
  readonly colour: number | undefined;
  /** One for each label; a gap where there is no figure. */
  readonly values: readonly (number | undefined)[];
}

/** What a chart shows, whatever its size. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** One sentence for who does not see it. */
  readonly description: string;
  readonly kind: 'lines' | 'columns';
  /** Names of the points in time, from left to right. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly ticksOf: (most: number) => readonly number[];
  readonly textOf: (value: number) => string;
}

/** Sizes that charts are drawn in, in units of their view box. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** Room for the labels of the value axis. */
  readonly left: number;
}
export const WIDE: ChartSize = { name: 'wide', width: 1080, height: 280, left: 72 };
export const NARROW: ChartSize = { name: 'narrow', width: 360, height: 240, left: 60 };

/** Colours of the light theme, which stand in an exported picture; within a page the theme's own take their place. */
const COLOURS = ['#2f62d8', '#b4530a', '#0b7a75', '#a62f78', '#6a48c9', '#5d6b0f', '#c0343c', '#4d5a6b'];
const REST = '#8a93a0';

/** Colours of the palette. */
export const COLOUR_COUNT = COLOURS.length;

/** A colour of the palette as an attribute of SVG takes it. */
export function colourOf(colour: number | undefined): string {
  return colour === undefined
    ? `var(--series-rest, ${REST})`
    : `var(--series-${colour + 1}, ${COLOURS[colour] ?? REST})`;
}
