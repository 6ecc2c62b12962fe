import { styleText } from 'node:util';
import type { Host, TextSink } from './host.ts';

/** What a piece of text means, which a colour may underline. */
export type Tone = 'good' | 'warning' | 'bad' | 'quiet' | 'strong';

/** Where a presenter's text will be shown. */
export interface Screen {
  readonly width: number;
  paint(tone: Tone | undefined, text: string): string;
}

const STYLES = {
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  quiet: 'gray',
  strong: 'bold',
} as const satisfies Readonly<Record<Tone, Parameters<typeof styleText>[0]>>;

const DEFAULT_WIDTH = 100;
const LEAST_WIDTH = 20;

/** The width of a stream: the terminal's, else `COLUMNS`, else 100. */
export function widthOf(sink: TextSink, variables: Host['variables']): number {
  const stated = /^\d{1,4}$/.test(variables['COLUMNS'] ?? '') ? Number(variables['COLUMNS']) : undefined;
  return Math.max(LEAST_WIDTH, sink.columns || stated || DEFAULT_WIDTH);
}

/** Whether a stream is given colours: a terminal that can show them, unless somebody wants none. */
export function wantsColor(sink: TextSink, variables: Host['variables'], flag: boolean): boolean {
  return flag && sink.isTerminal && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb';
}

/** The screen that standard output is. */
export function screenOf(host: Host, colorFlag: boolean): Screen {
  const colored = wantsColor(host.stdout, host.variables, colorFlag);
  return {
    width: widthOf(host.stdout, host.variables),
    paint: (tone, text) =>
      colored && tone !== undefined && text !== ''
        ? styleText(STYLES[tone], text, { validateStream: false })
        : text,
  };
}
