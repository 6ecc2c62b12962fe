import type { Artifact } from '@genledger/domain/provider';
import { asRecord, clip, field, type JsonRecord, textField, timestampField } from '../reading/index.ts';
import { OUTPUT_KEYS, readEntry } from './entry.ts';

/** Artifacts kept of one report; the payload holds the rest. Keeps a record within MongoDB's 16 MiB. */
const ARTIFACT_LIMIT = 10_000;
const ID_LIMIT = 255;

/** Keys in an order that does not depend on how the JSON was written, so that every report of an output counts alike. */
function orderedKeys(data: JsonRecord): readonly string[] {
  const others = Object.keys(data).filter((key) => !OUTPUT_KEYS.includes(key));
  return [...OUTPUT_KEYS.filter((key) => Object.hasOwn(data, key)), ...others.sort()];
}

/** A node's id, which is text or a number. */
function nodeOf(output: JsonRecord): string | undefined {
  const node = field(output, 'node_id');
  const text = typeof node === 'number' ? String(node) : textField(output, 'node_id');
  return text === undefined ? undefined : clip(text, ID_LIMIT);
}

/** An output's own id, else the nth place of its node among the outputs without an id. */
function idOf(output: JsonRecord, nodeId: string | undefined, unnamed: Map<string, number>): string {
  const own = textField(output, 'id');
  if (own !== undefined) return clip(own, ID_LIMIT);
  const node = `node:${nodeId ?? ''}`;
  const before = unnamed.get(node) ?? 0;
  unnamed.set(node, before + 1);
  return before === 0 ? node : `${node}#${before}`;
}

function* readOutput(output: JsonRecord, unnamed: Map<string, number>): Generator<Artifact> {
  const nodeId = nodeOf(output);
  const createdAt = timestampField(output, 'created_at');
  const origin = {
    outputId: idOf(output, nodeId, unnamed),
    ...(nodeId !== undefined && { nodeId }),
    ...(createdAt && { createdAt }),
  };
  const data = asRecord(field(output, 'data')) ?? {};
  let index = 0;
  for (const key of orderedKeys(data)) {
    const value = field(data, key) ?? [];
    for (const entry of Array.isArray(value) ? value : [value]) {
      const artifact = readEntry(entry, key, { ...origin, index });
      if (artifact !== undefined) yield artifact;
      index += 1;
    }
  }
}

/**
 * What a run made, from its `outputs`: a list, one output alone, or nothing at all. An artifact's place counts over all entries
 * of its output, those that are no artifacts included, so that it is the same in every report.
 */
export function readArtifacts(outputs: unknown): readonly Artifact[] {
  const artifacts: Artifact[] = [];
  const unnamed = new Map<string, number>();
  for (const value of Array.isArray(outputs) ? outputs : [outputs]) {
    const output = asRecord(value);
    if (output === undefined) continue;
    for (const artifact of readOutput(output, unnamed)) {
      artifacts.push(artifact);
      if (artifacts.length === ARTIFACT_LIMIT) return artifacts;
    }
  }
  return artifacts;
}
