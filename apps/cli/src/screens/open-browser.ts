import { render } from 'ink';
import { createElement } from 'react';
import { Browser } from '../browser/browser.ts';
import type { GlobalFlags } from '../command/global-flags.ts';
import { App } from '../components/app.ts';
import { openWorkplace } from '../session/open-workplace.ts';
import type { Host, Terminal } from '../terminal/host.ts';
import { colorDepthOf, paintOf } from '../terminal/palette.ts';
import { documentView, screenEntries } from './catalogue.ts';

/** How the browser is opened. */
export interface BrowserOptions {
  readonly isReadOnly: boolean;
}

/** Frames a second at most: a key is answered within one. */
const MOST_FRAMES = 60;

/** Opens the browser on the whole terminal. @returns when it is left; the screen is then as it was */
export async function openBrowser(
  host: Host,
  { stdin, stdout }: Terminal,
  flags: GlobalFlags,
  { isReadOnly }: BrowserOptions,
): Promise<void> {
  const warnings: string[] = [];
  const open = (environment: string | undefined) =>
    openWorkplace(host, environment === undefined ? flags : { ...flags, env: [environment] }, {
      readFrom: 'primary',
      warn: (message) => warnings.push(message),
    });
  const browser = new Browser(
    {
      now: () => host.now(),
      open,
      screens: screenEntries,
      document: documentView,
      quit: () => instance.unmount(),
    },
    await open(undefined),
  );
  const paint = paintOf(colorDepthOf(host.variables, flags.color));
  const instance = render(createElement(App, { browser, paint, isReadOnly }), {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    interactive: true,
    maxFps: MOST_FRAMES,
  });
  try {
    await instance.waitUntilExit();
  } finally {
    await browser.end();
  }
}
