import { spawn } from 'node:child_process';
import { once } from 'node:events';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['explorer.exe'],
};

/** Opens a link outside the terminal. @throws Error where nothing here opens links, or it is not of the web */
export async function openUrl(url: string): Promise<void> {
  const opener = OPENERS[process.platform];
  if (opener === undefined || !/^https?:\/\//.test(url)) throw new Error('nothing here opens this link');
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.unref();
  await once(child, 'spawn');
}
