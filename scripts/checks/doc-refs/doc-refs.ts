import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult, Finding } from '../finding.ts';
import { listFiles } from '../list-files.ts';
import { commandLinesIn } from './command-lines.ts';
import { genledgerProblem } from './genledger-commands.ts';
import { type HelpOf, helpFromCli } from './help.ts';
import { type Reference, referencesOf } from './markdown.ts';
import { namedPath, pathExists } from './paths.ts';
import { pnpmProblem } from './pnpm-commands.ts';
import { readWorkspace, type Workspace } from './workspace.ts';

const DOCUMENTS = [
  '*.md',
  'docs/**/*.md',
  'deploy/**/*.md',
  '{packages,apps,examples}/**/*.md',
  'bench/**/*.md',
];

interface Surroundings {
  readonly root: string;
  readonly workspace: Workspace;
  readonly helpOf: HelpOf;
}

/** Checks that every path and every `pnpm` or `genledger` command that a document names exists. */
export async function checkDocumentReferences(
  root: string,
  helpOf: HelpOf = helpFromCli(root),
): Promise<CheckResult> {
  const surroundings = { root, workspace: await readWorkspace(root), helpOf };
  const documents = await listFiles(root, DOCUMENTS);
  const findings: Finding[] = [];
  let count = 0;
  for (const document of documents) {
    for (const reference of referencesOf(await readFile(join(root, document), 'utf8'))) {
      const problems = await problemsOf(reference, document, surroundings);
      findings.push(...problems.map((message) => ({ file: document, line: reference.line, message })));
      count += 1;
    }
  }
  return { findings, summary: `${count} references in ${documents.length} documents` };
}

async function problemsOf(reference: Reference, document: string, { root, workspace, helpOf }: Surroundings) {
  const path = namedPath(reference, document);
  const missing =
    path !== undefined && !pathExists(root, path) ? [`names ${path}, which does not exist`] : [];
  const commands = commandLinesIn(reference).map((command) =>
    command.program === 'pnpm'
      ? pnpmProblem(command.arguments, workspace)
      : genledgerProblem(command.arguments, helpOf),
  );
  const problems = await Promise.all(commands);
  return [...missing, ...problems.filter((problem) => problem !== undefined)];
}
