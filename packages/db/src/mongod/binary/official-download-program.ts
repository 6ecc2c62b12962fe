/** A process of its own: downloads MongoDB's build into MONGOMS_DOWNLOAD_DIR and prints `FOUND <version> <path>`. */
import { DryMongoBinary } from 'mongodb-memory-server-core/lib/util/DryMongoBinary.js';
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js';
import { describeError } from '../outcome.ts';

const REACHABLE_WITHIN_MS = 8_000;

try {
  const options = { ...(await DryMongoBinary.generateOptions()), checkMD5: true };
  const url = await new MongoBinaryDownloadUrl(options).getDownloadUrl();
  // Any answer will do: it is only asked whether the host can be reached, which the library would try for a minute.
  await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
  process.stdout.write(`PROGRESS downloading MongoDB ${options.version}\n`);
  const path = await MongoBinary.download(options);
  process.stdout.write(`FOUND ${options.version} ${path}\n`);
  // Connections that are kept alive would hold the process for seconds.
  process.exit(0);
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
}
