import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult, Finding } from '../finding.ts';
import { type Mention, mentionsIn } from './mentions.ts';

/** Where versions are decided, and every place that repeats one of them. */
const PLACES = {
  manifest: { file: 'package.json', patterns: { pnpm: /"packageManager": "pnpm@([\d.]+)"/g } },
  catalog: { file: 'pnpm-workspace.yaml', patterns: { node: /^ {2}node: ([\d.]+)$/gm } },
  image: {
    file: 'Dockerfile',
    patterns: { pnpm: /\bpnpm@([\d.]+)/g, node: /^FROM node:([\d.]+)-slim\b/gm },
  },
  version: { file: '.node-version', patterns: { node: /^v?([\d.]+)$/gm } },
} as const;

/** Checks that images, `.node-version` and the workspace speak of the same Node and the same pnpm. */
export async function checkVersions(root: string): Promise<CheckResult> {
  const mentions = (await Promise.all(Object.values(PLACES).map((place) => read(root, place)))).flat();
  const findings = ['node', 'pnpm'].flatMap((tool) =>
    disagreements(
      tool,
      mentions.filter((mention) => mention.tool === tool),
    ),
  );
  return { findings, summary: `${mentions.length} mentions of Node and pnpm` };
}

async function read(root: string, { file, patterns }: (typeof PLACES)[keyof typeof PLACES]) {
  const text = await readFile(join(root, file), 'utf8');
  return Object.entries(patterns).flatMap(([tool, pattern]) => mentionsIn({ file, text, tool, pattern }));
}

/** The first mention decides; `24` agrees with every 24. */
function disagreements(tool: string, [first, ...others]: readonly Mention[]): readonly Finding[] {
  if (first === undefined)
    return [{ file: 'package.json', message: `no version of ${tool} is decided anywhere` }];
  return others
    .filter(({ version }) => version !== first.version && !first.version.startsWith(`${version}.`))
    .map(({ file, line, version }) => ({
      file,
      line,
      message: `speaks of ${tool} ${version}, but ${first.file} decides ${first.version}`,
    }));
}
