export type { BinarySourceName, MongodBinary } from './binary/index.ts';
export type { Environment, ProgressLog } from './context.ts';
export { type FailedSource, MongodError, type MongodErrorCode } from './errors.ts';
export type { MongodExit } from './process/spawn-mongod.ts';
export { type RunningMongod, type StartMongodOptions, startMongod } from './start-mongod.ts';
export { startTemporaryMongod } from './temporary-mongod.ts';
