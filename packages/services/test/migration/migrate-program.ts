/** `node migrate-program.ts <url> <batch> <until>`: migrates a database, and is killed in the middle of it by a test. */
import { openDatabase } from '@genledger/db/client';
import { runMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';

const [url = '', batch = '100', until = 'contract'] = process.argv.slice(2);
const database = openDatabase({ url });
await runMigration(migrationContext(database, url), {
  batch: Number(batch),
  until: until === 'aggregates' ? until : 'contract',
  signal: new AbortController().signal,
  onProgress: ({ step, done }) => process.stdout.write(`${step} ${done}\n`),
});
await database.close();
