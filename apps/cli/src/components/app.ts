import { Box, useAnimation, useApp, useWindowSize } from 'ink';
import { createElement, type ReactNode } from 'react';
import type { Browser } from '../browser/browser.ts';
import type { Overlay } from '../browser/overlay.ts';
import type { Area, View } from '../browser/view.ts';
import { useBrowser } from '../hooks/use-browser.ts';
import { useKeys } from '../hooks/use-keys.ts';
import type { Paint } from '../terminal/palette.ts';
import { suspendProcess } from '../terminal/suspend.ts';
import { headerLine } from './header-line.ts';
import { Lines } from './lines.ts';
import { messageLine } from './message-line.ts';
import { statusLine } from './status-line.ts';

/** What the browser's screen is made of. */
export interface AppProps {
  readonly browser: Browser;
  readonly paint: Paint;
}

/** Lines around the view: screens, messages, status. */
const FRAME_LINES = 3;
const SPINNER_MS = 120;
const CLOCK_MS = 1000;

/** The view, and what lies over it. */
function bodyLines(view: View, overlay: Overlay | undefined, area: Area): readonly string[] {
  if (overlay === undefined) return view.lines(area);
  const over = overlay.lines(area).slice(-area.height);
  if (overlay.placement === 'whole') return over;
  const room = area.height - over.length;
  const under = room > 0 ? view.lines({ ...area, height: room }).slice(0, room) : [];
  return [...under, ...Array.from({ length: Math.max(0, room - under.length) }, () => ''), ...over];
}

/** The browser on the whole terminal. */
export function App({ browser, paint }: AppProps): ReactNode {
  useBrowser(browser);
  const { suspendTerminal } = useApp();
  useKeys((key) => {
    if (key === 'ctrl+z') void suspendTerminal(suspendProcess);
    else browser.press(key);
  });
  const { columns: width, rows: height } = useWindowSize();
  const { view, overlay, workplace, navigation, notice, connection } = browser;
  const waiting = browser.waiting;
  const { frame } = useAnimation({ interval: waiting === undefined ? CLOCK_MS : SPINNER_MS });
  const area: Area = { width, height: Math.max(1, height - FRAME_LINES), paint, now: browser.ports.now() };
  const header = headerLine(navigation.entries, navigation.entry, width, paint);
  const message = messageLine({ notice, problem: view.problem?.message, waiting, frame }, width, paint);
  const status = statusLine(
    {
      keys: view.keys,
      ...(overlay && { hint: overlay.hint }),
      environment: workplace.name,
      isProduction: workplace.isProduction,
      isReadOnly: browser.isReadOnly,
      connection: connection.state,
      readAt: view.readAt,
      now: area.now,
    },
    width,
    paint,
  );
  const body = bodyLines(view, overlay, area);
  return createElement(
    Box,
    { width, height, flexDirection: 'column' },
    createElement(Lines, { lines: [header], width, height: 1 }),
    createElement(Lines, { lines: body, width, height: area.height }),
    createElement(Lines, { lines: [message, status], width, height: 2 }),
  );
}
