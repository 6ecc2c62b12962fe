import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const RESULTS = new URL('../results/', import.meta.url);

/** Writes a run's figures as JSON and its report as Markdown. @returns the report's path */
export async function writeResults(
  name: string,
  startedAt: Date,
  figures: object,
  report: string,
): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  const base = `${name}-${startedAt.toISOString().slice(0, 10)}`;
  await writeFile(new URL(`${base}.json`, RESULTS), `${JSON.stringify(figures, undefined, 2)}\n`);
  const path = new URL(`${base}.md`, RESULTS);
  await writeFile(path, report);
  return fileURLToPath(path);
}
