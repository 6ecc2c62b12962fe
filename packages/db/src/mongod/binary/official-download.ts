import { fileURLToPath } from 'node:url';
import type { BinaryContext } from '../context.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { runCommand } from '../process/run-command.ts';
import type { BinarySource } from './binary-source.ts';
import { fetchIntoCache } from './cache.ts';

const DOWNLOAD_PROGRAM = fileURLToPath(new URL('./official-download-program.ts', import.meta.url));
const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000;

/** MongoDB's own build for this machine, fetched by mongodb-memory-server-core in a process that can be ended. */
export const officialSource: BinarySource = {
  name: 'official',
  title: 'the official download',
  fetches: true,
  locate: (context) => fetchIntoCache(context.cacheDirectory, (folder) => download(folder, context)),
};

async function download(
  folder: string,
  { environment, log }: BinaryContext,
): Promise<Outcome<{ file: string; cachedName: string }>> {
  const result = await runCommand(process.execPath, ['--no-warnings', DOWNLOAD_PROGRAM], {
    environment: {
      ...environment,
      MONGOMS_DOWNLOAD_DIR: folder,
      MONGOMS_MAX_RETRIES: environment.MONGOMS_MAX_RETRIES ?? '1',
      // Without this the library accepts any TLS certificate.
      npm_config_strict_ssl: 'true',
      NODE_USE_ENV_PROXY: '1',
      NODE_OPTIONS: undefined,
    },
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    onOutput: (text) => {
      const progress = /^PROGRESS (.+)$/m.exec(text)?.[1];
      if (progress !== undefined) log(progress.trim());
    },
  });
  if (!result.ok) return result;
  const found = /^FOUND (\S+) (.+)$/m.exec(result.value);
  if (found === null) return failure('the download ended without a mongod');
  const [, version = '', file = ''] = found;
  return success({ file, cachedName: `mongod-official-${version}` });
}
