/** A process of its own: starts a mongod on the folder that it is given, prints what it started, and stays. */
import { startMongod } from '../../mongod/index.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const mongod = await startMongod({ dataDirectory, environment: process.env, log: () => {} });
process.stdout.write(`${JSON.stringify({ pid: mongod.pid, uri: mongod.uri })}\n`);
