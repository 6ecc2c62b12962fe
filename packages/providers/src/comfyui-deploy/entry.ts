import type { Artifact } from '@genledger/domain/provider';
import { asRecord, clip, fileKindOf, textField, webAddress } from '../reading/index.ts';

/** Longest text and file name kept of an artifact, UTF-16 units. */
const TEXT_LIMIT = 20_000;
const NAME_LIMIT = 255;

/** Keys of an output's `data` that were seen, in the order that places are counted in. */
export const OUTPUT_KEYS: readonly string[] = ['images', 'gifs', 'mesh', 'files', 'text', 'tags', 'video'];

/** Where an artifact stands. */
export type Position = Pick<Artifact, 'outputId' | 'index' | 'nodeId' | 'createdAt'>;

/** Words under `text` and `tags`; under another key that was seen, a file by its mere address. */
function readText(text: string, key: string, position: Position): Artifact | undefined {
  if (key === 'text' || key === 'tags') {
    const kind = key === 'tags' ? 'tag' : 'text';
    return text.trim() === '' ? undefined : { ...position, kind, text: clip(text, TEXT_LIMIT) };
  }
  const url = OUTPUT_KEYS.includes(key) ? webAddress(text) : undefined;
  return url === undefined ? undefined : { ...position, kind: fileKindOf(undefined, url, key), url };
}

/**
 * One entry of a list in an output's `data`: words, or a file by its `url`, whatever the key. Nothing for what is neither,
 * which the payload keeps.
 */
export function readEntry(entry: unknown, key: string, position: Position): Artifact | undefined {
  if (typeof entry === 'string') return readText(entry.toWellFormed(), key, position);
  const record = asRecord(entry);
  const url = record && webAddress(textField(record, 'url') ?? '');
  if (record === undefined || url === undefined) return undefined;
  const filename = textField(record, 'filename');
  const kind = fileKindOf(filename, url, key);
  return { ...position, kind, url, ...(filename !== undefined && { filename: clip(filename, NAME_LIMIT) }) };
}
