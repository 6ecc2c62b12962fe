export type { BinarySourceName, MongodBinary } from './binary-source.ts';
export { defaultCacheDirectory } from './cache.ts';
export { resolveBinary } from './resolve-binary.ts';
