export {
  type Artifact,
  FILE_KINDS,
  type FileArtifact,
  type FileKind,
  mergeArtifacts,
  type TextArtifact,
} from './artifact.ts';
export { EVENT_SOURCES, type EventSource, type ProviderEvent } from './event.ts';
export type { GenerationError } from './generation-error.ts';
export type { Phase } from './phase.ts';
export { CHARGES, type Charge, type ProviderReport } from './report.ts';
