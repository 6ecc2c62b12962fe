import { fileURLToPath } from 'node:url';
import { checkDocumentReferences } from './doc-refs/doc-refs.ts';
import { checkFileLength } from './file-length/file-length.ts';
import { type CheckResult, formatFinding } from './finding.ts';
import { checkVersions } from './versions/versions.ts';

/** `node scripts/checks/main.ts [NAME...]`: runs the named checks, or all; exit 0 holds, 1 does not, 2 bad usage. */
const CHECKS = {
  'doc-refs': checkDocumentReferences,
  'file-length': checkFileLength,
  versions: checkVersions,
} satisfies Record<string, (root: string) => Promise<CheckResult>>;

type CheckName = keyof typeof CHECKS;

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

function isCheckName(name: string): name is CheckName {
  return Object.hasOwn(CHECKS, name);
}

async function run(name: CheckName): Promise<boolean> {
  const { findings, summary } = await CHECKS[name](ROOT);
  for (const finding of findings) console.error(formatFinding(finding));
  console.log(`${name}: ${findings.length === 0 ? 'holds' : `${findings.length} findings`}; ${summary}`);
  return findings.length === 0;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isCheckName(name));
if (unknown.length > 0) {
  console.error(`unknown check ${unknown.join(', ')}; there are ${Object.keys(CHECKS).join(', ')}`);
  process.exitCode = 2;
} else {
  const names = asked.length > 0 ? asked.filter(isCheckName) : Object.keys(CHECKS).filter(isCheckName);
  for (const name of names) {
    if (!(await run(name))) process.exitCode = 1;
  }
}
