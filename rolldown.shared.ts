import type { RolldownOptions } from 'rolldown';

/** Our own packages are TypeScript sources, which Node does not run from `node_modules`: they go into the bundle. */
const OWN_CODE = /^(?:\.{1,2}\/|\/|@genledger\/)/;

/**
 * Bundles an app's `src/main.ts` with the workspace packages that it uses into `dist/main.js`.
 * Published libraries stay imports: the image installs them from the lockfile.
 */
export function appBundle(): RolldownOptions {
  return {
    input: 'src/main.ts',
    platform: 'node',
    external: (specifier) => !OWN_CODE.test(specifier),
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      sourcemap: true,
      cleanDir: true,
    },
  };
}
