import { render } from 'ink';
import { createElement } from 'react';
import { Browser } from '../browser/browser.ts';
import { commandOfKey } from '../browser/commands/keys.ts';
import { SettingsFile } from '../browser/settings.ts';
import type { GlobalFlags } from '../command/global-flags.ts';
import { App } from '../components/app.ts';
import { openWorkplace } from '../session/open-workplace.ts';
import { operatorName } from '../session/operator.ts';
import type { Host, Terminal } from '../terminal/host.ts';
import { openUrl } from '../terminal/open-url.ts';
import { colorDepthOf, paintOf } from '../terminal/palette.ts';
import { screenEntries, viewOf } from './catalogue.ts';

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
  const file = await SettingsFile.read(host.variables, host.directory);
  const open = (environment: string | undefined) =>
    openWorkplace(host, environment === undefined ? flags : { ...flags, env: [environment] }, {
      readFrom: file.settings.readFrom,
      warn: (text) => browser.tell({ tone: 'warning', text }),
    });
  const browser: Browser = new Browser(
    {
      now: () => host.now(),
      open,
      screens: screenEntries,
      view: viewOf,
      command: commandOfKey,
      write: (sequence) => stdout.write(sequence),
      openUrl,
      directory: host.directory,
      quit: () => instance.unmount(),
    },
    await open(undefined),
    { isReadOnly, file, operator: file.settings.operator ?? operatorName() },
  );
  if (file.mistake !== undefined) browser.tell({ tone: 'warning', text: `Settings: ${file.mistake}` });
  const paint = paintOf(colorDepthOf(host.variables, flags.color));
  const instance = render(createElement(App, { browser, paint }), {
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
