/** Kinds of artifacts that are files at an address. */
export const FILE_KINDS = ['image', 'video', 'audio', 'mesh', 'file'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Where an artifact stands among the outputs of its run; intrinsic, so that the order of events does not matter. */
interface Position {
  /** The provider's id of the output that holds it. */
  readonly outputId: string;
  /** Place within that output, from 0. */
  readonly index: number;
  /** The node of the workflow that made it. */
  readonly nodeId?: string;
  readonly createdAt?: Date;
}

/** A file that a run made, kept as a link. */
export interface FileArtifact extends Position {
  readonly kind: FileKind;
  readonly url: string;
  readonly filename?: string;
}

/** Words that a run made: a text, or one tag. */
export interface TextArtifact extends Position {
  readonly kind: 'text' | 'tag';
  readonly text: string;
}

/** One thing that a run made. */
export type Artifact = FileArtifact | TextArtifact;

/** The place that an artifact claims. Two of one place are the same thing, reported twice. */
function placeOf({ outputId, kind, index }: Artifact): string {
  return JSON.stringify([outputId, kind, index]);
}

/** Everything else that an artifact says, as text in which more said is greater: its content first, then what describes it. */
function claimOf(artifact: Artifact): string {
  const content = 'url' in artifact ? artifact.url : artifact.text;
  const filename = 'url' in artifact ? artifact.filename : undefined;
  const described = [filename, artifact.nodeId, artifact.createdAt?.getTime()];
  return JSON.stringify([content, ...described.map((detail) => (detail === undefined ? '' : `=${detail}`))]);
}

function byPosition(a: Artifact, b: Artifact): number {
  const time = (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0);
  if (time !== 0) return time;
  if (a.outputId !== b.outputId) return a.outputId < b.outputId ? -1 : 1;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.index - b.index;
}

/**
 * The union of what two reports showed: commutative, associative, idempotent. Where both name the same place and say different
 * things of it (a re-upload under a new address), the greater text wins, so that every order of events ends alike.
 */
export function mergeArtifacts(
  known: readonly Artifact[],
  reported: readonly Artifact[],
): readonly Artifact[] {
  const byPlace = new Map<string, Artifact>();
  for (const artifact of [...known, ...reported]) {
    const place = placeOf(artifact);
    const present = byPlace.get(place);
    if (present === undefined || claimOf(artifact) > claimOf(present)) byPlace.set(place, artifact);
  }
  return [...byPlace.values()].sort(byPosition);
}
