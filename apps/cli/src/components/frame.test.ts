import { render } from 'ink-testing-library';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { ScreenEntry } from '../browser/navigation.ts';
import { widest } from '../presenters/layout/width.ts';
import { type Paint, paintOf } from '../terminal/palette.ts';
import { headerLine } from './header-line.ts';
import { Lines } from './lines.ts';
import { messageLine } from './message-line.ts';
import { type Status, statusLine } from './status-line.ts';

/** Paints nothing, so that texts can be compared. */
const plain: Paint = (_tone, text) => text;
const NOW = new Date('2026-11-25T10:00:00Z');

describe('lines', () => {
  it('are shown as they are, as many as there is room for', () => {
    const { lastFrame } = render(
      createElement(Lines, { lines: ['one', '', '漢字', 'four'], width: 10, height: 3 }),
    );
    expect(
      lastFrame()
        ?.split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(['one', '', '漢字']);
  });
});

describe('the line of the screens', () => {
  const entries = ['Overview', 'Findings'].map(
    (title, index): ScreenEntry => ({
      key: String(index + 1),
      title,
      short: title.slice(0, 4),
      views: [] as never,
    }),
  );
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error('there are two');

  it.each([
    [80, ' 1 Overview [2 Findings]'],
    [20, ' 1 Over [2 Find]'],
    [10, ' 1 Over […'],
  ])('at a width of %d', (width, expected) => {
    expect(headerLine(entries, second, width, plain)).toBe(expected);
  });
});

describe('the status line', () => {
  const status: Status = {
    keys: [{ keys: 'enter', does: 'open' }],
    environment: 'staging',
    isProduction: false,
    isReadOnly: false,
    connection: { kind: 'connected', latencyMs: 1 },
    readAt: new Date(NOW.getTime() - 3000),
    now: NOW,
  };

  it.each([80, 100, 300])('fills a width of %d, and no more', (width) => {
    expect(widest([statusLine(status, width, plain)])).toBe(width);
  });

  it('says how fresh the screen is, and where one is', () => {
    expect(statusLine(status, 80, plain)).toMatch(/enter open.*● read 3 s ago {2}staging $/);
  });

  it('tells production by a sign as well as by a colour, and what is read-only', () => {
    const production = { ...status, environment: 'production', isProduction: true, isReadOnly: true };
    expect(statusLine(production, 80, plain)).toContain('! production read-only');
    expect(statusLine(production, 80, paintOf('true'))).toContain('\u001B[38;2;255;255;255;48;2;190;30;45m');
  });

  it('says that the connection is lost', () => {
    const lost = { ...status, connection: { kind: 'lost', since: new Date(NOW.getTime() - 5000) } as const };
    expect(statusLine(lost, 80, plain)).toContain('✗ connection lost 5 s, trying');
  });
});

describe('the line of messages', () => {
  const nothing = { notice: undefined, problem: undefined, waiting: undefined, frame: 0 };

  it('tells what happened before what is wrong before what is waited for', () => {
    const all = {
      notice: { tone: 'good', text: 'done' } as const,
      problem: 'broken',
      waiting: 'reading',
      frame: 3,
    };
    expect(messageLine(all, 80, plain)).toBe(' ✓ done');
    expect(messageLine({ ...all, notice: undefined }, 80, plain)).toBe(' ✗ broken');
    expect(messageLine({ ...nothing, waiting: 'reading', frame: 1 }, 80, plain)).toBe(' ⠙ reading…');
    expect(messageLine(nothing, 80, plain)).toBe('');
  });

  it('neutralises what it tells', () => {
    expect(messageLine({ ...nothing, problem: '\u001B[2Jgone' }, 80, plain)).toBe(' ✗ \\u001b[2Jgone');
  });
});
