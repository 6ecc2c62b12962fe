import { Box, Text } from 'ink';
import { createElement, type ReactNode } from 'react';

/** Lines that are made up already, each a row of its own; as many as the height, the rest stays empty. */
export interface LinesProps {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Shows lines as they are. */
export function Lines({ lines, width, height }: LinesProps): ReactNode {
  const shown = lines.slice(0, height).map((line) => (line === '' ? ' ' : line));
  return createElement(
    Box,
    // Not clipped: lines that are too wide are cut by their text, and clipping takes Ink a second look at every character.
    { width, height, flexDirection: 'column' },
    createElement(Text, { wrap: 'truncate-end' }, shown.join('\n')),
  );
}
