import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const RESULTS = new URL('../results/', import.meta.url);

/** Writes a run's figures as JSON and its report as Markdown, in place of those of the run before. @returns the report's path */
export async function writeResults(name: string, figures: object, report: string): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(new URL(`${name}.json`, RESULTS), `${JSON.stringify(figures, undefined, 2)}\n`);
  const path = new URL(`${name}.md`, RESULTS);
  await writeFile(path, report);
  return fileURLToPath(path);
}
