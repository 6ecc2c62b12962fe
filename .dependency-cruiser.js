/** Code that exists only for tests: the tests themselves, and the helpers that they share. */
const TEST_CODE =
  '(\\.test\\.tsx?$|^(packages|apps)/[^/]+/test/|^packages/db/src/testing/|vitest\\.(config|shared)\\.ts$)';

/**
 * Matches published libraries, in pnpm's layout as in a flat one.
 * @param {string} names alternatives of a regular expression
 */
function library(names) {
  return `(^|/)node_modules/(${names})(/|$)`;
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-ours',
      comment: 'The domain is the innermost ring: everything may import it, it imports none of our packages.',
      severity: 'error',
      from: { path: '^packages/domain/src/' },
      to: { path: '^(packages/(?!domain/)|apps/|bench/|scripts/)' },
    },
    {
      name: 'domain-uses-two-libraries',
      comment: 'The domain uses decimal.js and zod, nothing else; its tests may use the test runner.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TEST_CODE },
      to: { path: '(^|/)node_modules/', pathNot: library('decimal\\.js|zod') },
    },
    {
      name: 'domain-uses-no-node-builtin',
      comment: 'No I/O and no clock in the domain: whatever it needs is an argument.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'db-imports-only-domain',
      comment: 'Arrows: apps -> services, providers -> db -> domain.',
      severity: 'error',
      from: { path: '^packages/db/' },
      to: { path: '^packages/(?!db/|domain/)' },
    },
    {
      name: 'providers-never-import-services',
      comment:
        'Arrows: apps -> services, providers -> db -> domain. Services call providers, never the reverse.',
      severity: 'error',
      from: { path: '^packages/providers/' },
      to: { path: '^packages/services/' },
    },
    {
      name: 'channels-are-for-apps',
      comment:
        'Arrows: apps -> channels -> services. Sending is what apps do with what the services decided.',
      severity: 'error',
      from: { path: '^packages/(?!channels/)' },
      to: { path: '^packages/channels/' },
    },
    {
      name: 'packages-never-import-apps',
      comment: 'Packages are shared by the apps, so they know none of them.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|bench|scripts)/' },
    },
    {
      name: 'apps-never-import-each-other',
      comment: 'Apps are deployed one by one; what two of them need is a service.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(apps/(?!$1/)|bench/|scripts/)' },
    },
    {
      name: 'only-db-touches-the-database',
      comment:
        'Prisma and the driver are known to packages/db alone, so that one place decides how the ledger is written.',
      severity: 'error',
      from: { pathNot: '^(packages/db/|bench/|prisma\\.config\\.ts$)' },
      to: { path: library('mongodb|mongodb-memory-server-core|mongoose|prisma|@prisma/[^/]+') },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that import each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-are-entered-through-exports',
      comment:
        'Another package is imported by its name and one of its exports, never by a path into its folder.',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that resolves to nothing is a mistake, or a path that the package does not export.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'production-code-imports-no-test-code',
      comment: 'Tests may import test helpers; what is deployed may not.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: TEST_CODE },
      to: { path: TEST_CODE },
    },
    {
      name: 'production-code-uses-production-dependencies',
      comment:
        'A library that src/ needs at run time is a dependency, not a devDependency: images have no others.',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'tsc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|coverage|test-results|\\.turbo|\\.genledger|\\.git)(/|$)' },
    moduleSystems: ['es6', 'cjs', 'tsd'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
