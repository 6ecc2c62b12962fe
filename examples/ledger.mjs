import { readFile } from 'node:fs/promises';

const URL_OF_LEDGER = process.env.GENLEDGER_URL ?? 'http://127.0.0.1:4100';
const API_KEY = process.env.GENLEDGER_API_KEY;
const PAUSE_MS = 1000;

/** Sends a request to the ledger and gives its answer; ends the program with the ledger's own words where it was refused. */
export async function request(method, path, body) {
  const answer = await fetch(`${URL_OF_LEDGER}${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = await answer.json();
  if (answer.ok) return told;
  console.error(`${method} ${path}: ${answer.status} ${told.title}`);
  console.error(told.detail ?? '');
  for (const { path: place, message } of told.errors ?? []) console.error(`  ${place}: ${message}`);
  return process.exit(1);
}

/** Reads a JSON file beside this one. */
export async function readExample(name) {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/** Shows an execution until it has ended. */
export async function follow(path) {
  for (;;) {
    const execution = await request('GET', path);
    const { status, progress, costUsd, pointsSpent } = execution;
    const cost = costUsd === undefined ? 'not known yet' : `${costUsd} USD`;
    console.log(
      `${status}: ${progress.made} of ${progress.expected} made, cost ${cost}, ${pointsSpent} points`,
    );
    if (execution.completedAt) return execution;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
