import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** How long a browser and an API may take to start on a busy machine, ms. */
export const START_MS = 180_000;

/** Browsers that a machine may have, besides the one that `GENLEDGER_CHROMIUM` names. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * The browser that came with the packages, for machines that have none. It brings the system libraries that a bare machine lacks, and
 * unpacks them only where it takes the machine for the service that it was made for.
 */
async function packagedBrowser(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** A real Chromium: the machine's own, or the packaged one. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['GENLEDGER_CHROMIUM'];
  const installed = named === undefined || named === '' ? INSTALLED.find(existsSync) : named;
  const executablePath = installed ?? (await packagedBrowser());
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A window, and whatever went wrong in it. */
export interface Window extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors in the console, thrown by scripts, and refusals by the content security policy. */
  readonly problems: readonly string[];
}

/** How a window is opened. */
export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

/** Opens a window of its own: no cookie of another one. */
export async function openWindow(browser: Browser, options: WindowOptions = {}): Promise<Window> {
  const { width = 1440, height = 900, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...rest,
  });
  const problems: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  return {
    context,
    page,
    problems,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Signs in as a person does. */
export async function signInAs(page: Page, url: string, key: string, path = '/admin'): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/admin/sign-in'));
}

/** The text of an element as it is seen, a line for each line. */
export function visibleText(element: Locator): Promise<string> {
  return element.evaluate((seen: object) => String(Reflect.get(seen, 'innerText')));
}

/** The texts of every element. */
export function visibleTexts(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all: object[]) => all.map((seen) => String(Reflect.get(seen, 'innerText'))));
}
