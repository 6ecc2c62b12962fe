/** `node migrate-program.ts <url> <batch>`: migrates a database, and is killed in the middle of it by a test. */
import { openDatabase } from '@genledger/db/client';
import { runMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';

const [url = '', batch = '100'] = process.argv.slice(2);
const database = openDatabase({ url });
await runMigration(migrationContext(database, url), {
  batch: Number(batch),
  until: 'contract',
  signal: new AbortController().signal,
});
await database.close();
