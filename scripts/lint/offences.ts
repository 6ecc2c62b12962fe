/** A file that breaks one rule of `biome.json`, and the rule's name in the report. */
export interface Offence {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
}

const UNION = `export type Kind = 'a' | 'b';`;

/** The rules that the code base leans on, each broken once. */
export const OFFENCES: readonly Offence[] = [
  {
    rule: 'lint/suspicious/noExplicitAny',
    path: 'packages/db/src/any.ts',
    source: 'export const value: any = 1;',
  },
  {
    rule: 'lint/style/noNonNullAssertion',
    path: 'packages/db/src/non-null.ts',
    source: 'export const first = (list: string[]): string => list[0]!;',
  },
  {
    rule: 'lint/style/noDefaultExport',
    path: 'packages/db/src/default.ts',
    source: 'export default 1;',
  },
  {
    rule: 'lint/correctness/useImportExtensions',
    path: 'packages/db/src/extension.ts',
    source: `export { value } from './any';`,
  },
  {
    rule: 'lint/correctness/noUnusedImports',
    path: 'packages/db/src/unused-import.ts',
    source: `import { value } from './any.ts';\nexport const one = 1;`,
  },
  {
    rule: 'lint/correctness/noUnusedVariables',
    path: 'packages/db/src/unused-variable.ts',
    source: 'const value = 1;\nexport const one = 1;',
  },
  {
    rule: 'lint/suspicious/noConsole',
    path: 'packages/db/src/console.ts',
    source: `console.log('a');`,
  },
  {
    rule: 'lint/nursery/useExhaustiveSwitchCases',
    path: 'packages/db/src/switch.ts',
    source: `${UNION}\nexport function f(kind: Kind): void {\n  switch (kind) {\n    case 'a':\n      f(kind);\n  }\n}`,
  },
  {
    rule: 'lint/nursery/noFloatingPromises',
    path: 'packages/db/src/floating.ts',
    source: `import { late } from './late.ts';\nexport function f(): void {\n  late();\n}`,
  },
  {
    rule: 'lint/style/noRestrictedGlobals',
    path: 'packages/domain/src/process.ts',
    source: 'export const id = (): number => process.pid;',
  },
  {
    rule: 'plugin',
    path: 'packages/domain/src/clock.ts',
    source: 'export const now = (): number => Date.now();',
  },
  {
    rule: 'plugin',
    path: 'packages/domain/src/date.ts',
    source: 'export const now = (): Date => new Date();',
  },
  {
    rule: 'plugin',
    path: 'packages/domain/src/random.ts',
    source: 'export const random = (): number => Math.random();',
  },
];

/** Files that look alike and are permitted. */
export const PERMITTED: Readonly<Record<string, string>> = {
  'packages/db/src/late.ts': 'export async function late(): Promise<void> {\n  await Promise.resolve();\n}\n',
  'packages/db/src/clock.ts': 'export const now = (): number => Date.now();\n',
  'packages/db/vitest.config.ts': 'export default {};\n',
  'packages/domain/src/instant.ts': 'export const instant = (ms: number): Date => new Date(ms);\n',
  'packages/domain/src/clock.test.ts': 'export const now = (): number => Date.now();\n',
  'apps/cli/src/console.ts': `console.log('a');\n`,
};
