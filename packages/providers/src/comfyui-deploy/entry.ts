import type { Artifact } from '@genledger/domain/provider';
import { asRecord, clip, textField } from '../reading/index.ts';
import { fileKindOf } from './artifact-kind.ts';

/** Longest text and file name kept of an artifact, UTF-16 units; a longer address can't be cut and is no artifact. */
const TEXT_LIMIT = 20_000;
const NAME_LIMIT = 255;
const ADDRESS_LIMIT = 8_192;

/** Keys of an output's `data` that were seen, in the order that places are counted in. */
export const OUTPUT_KEYS: readonly string[] = ['images', 'gifs', 'mesh', 'files', 'text', 'tags', 'video'];

/** Where an artifact stands. */
export type Position = Pick<Artifact, 'outputId' | 'index' | 'nodeId' | 'createdAt'>;

/** An address that people may open: http or https, no control characters, not endless. */
function webAddress(text: string): string | undefined {
  const address = text.trim();
  return address.length <= ADDRESS_LIMIT && /^https?:\/\/\P{Cc}+$/iu.test(address) ? address : undefined;
}

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
