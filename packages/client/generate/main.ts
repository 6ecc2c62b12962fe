/**
 * `node packages/client/generate/main.ts [--check] ADDRESS`: makes the types of the client from the document of a running API,
 * `http://127.0.0.1:4100/openapi.json`. With `--check` nothing is written. Exit code: 0 written, or current; 1 not current; 2 bad usage.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { typesOf } from './types-of.ts';

const NOT_CURRENT = 1;
const BAD_USAGE = 2;
const FILE = new URL('../src/generated/openapi.ts', import.meta.url);

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [address] = positionals;
if (address === undefined) {
  process.stderr.write('Say where the document is: http://127.0.0.1:4100/openapi.json\n');
  process.exit(BAD_USAGE);
}
const answer = await fetch(address);
const types = await typesOf((await answer.json()) as object);
if (!values.check) {
  await writeFile(FILE, types);
} else if ((await readFile(FILE, 'utf8')) !== types) {
  process.stderr.write(
    `The client is not made from this API. Run: node packages/client/generate/main.ts ${address}\n`,
  );
  process.exitCode = NOT_CURRENT;
}
