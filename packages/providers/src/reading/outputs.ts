import type { Artifact, FileKind } from '@genledger/domain/provider';
import { clip } from './clip.ts';
import { asRecord, field, type JsonRecord, textField } from './fields.ts';
import { fileKindOf } from './file-kind.ts';
import { webAddress } from './web-address.ts';

/** Longest text and file name kept of an artifact, UTF-16 units; the payload holds the rest. */
const TEXT_LIMIT = 20_000;
const NAME_LIMIT = 255;
/** Artifacts kept of one report, and levels of nesting searched for them. */
const ARTIFACT_LIMIT = 10_000;
const DEPTH_LIMIT = 6;

/** Fields by which an object says where a file is, best first. */
const ADDRESS_FIELDS = ['url', 'image_url', 'video_url', 'audio_url', 'data'] as const;

/** The kind that a media type names. */
function kindOfType(contentType: string | undefined): FileKind | undefined {
  const [type] = contentType?.toLowerCase().split('/') ?? [];
  if (type === 'image' || type === 'video' || type === 'audio') return type;
  return type === 'model' ? 'mesh' : undefined;
}

function addressOf(record: JsonRecord): string | undefined {
  return ADDRESS_FIELDS.map((name) => webAddress(textField(record, name) ?? '')).find(
    (address) => address !== undefined,
  );
}

/** The last key of a place, which may name the kind of what lies there: `videos`, `image`. */
function keyOf(place: string): string {
  const key = place.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  return key === 'image' ? 'images' : key;
}

function fileAt(place: string, index: number, url: string, record: JsonRecord = {}): Artifact {
  const filename = textField(record, 'file_name') ?? textField(record, 'filename');
  const kind = kindOfType(textField(record, 'content_type')) ?? fileKindOf(filename, url, keyOf(place));
  const name = filename === undefined ? {} : { filename: clip(filename, NAME_LIMIT) };
  return { outputId: clip(place, NAME_LIMIT), index, kind, url, ...name };
}

/** What one value is by itself: a file, by its mere address or an object that names it. */
function readFile(value: unknown, place: string, index: number): Artifact | undefined {
  if (typeof value === 'string') {
    const url = webAddress(value.toWellFormed());
    return url === undefined ? undefined : fileAt(place, index, url);
  }
  const record = asRecord(value);
  const url = record && addressOf(record);
  return record && url !== undefined ? fileAt(place, index, url, record) : undefined;
}

function* walk(value: unknown, place: string, depth: number): Generator<Artifact> {
  if (depth > DEPTH_LIMIT) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const file = readFile(item, place, index);
      if (file === undefined) yield* walk(item, `${place}.${index}`, depth + 1);
      else yield file;
    }
    return;
  }
  const file = readFile(value, place, 0);
  const record = asRecord(value);
  if (file !== undefined) yield file;
  else if (record !== undefined) {
    for (const key of Object.keys(record).sort()) {
      yield* walk(field(record, key), `${place}.${key}`, depth + 1);
    }
  }
}

/** The words of an output that is text, or text in pieces as language models stream it. */
function wordsOf(output: unknown): string | undefined {
  const isPieces = Array.isArray(output) && output.every((piece) => typeof piece === 'string');
  const words = isPieces ? output.join('') : output;
  return typeof words === 'string' && words.trim() !== '' ? clip(words, TEXT_LIMIT) : undefined;
}

/**
 * What a run made, from an output of any shape: files by their addresses, wherever they lie; else the words that it is. An artifact's
 * place is where it lies in the output, so that it is the same in every report.
 * @param place the name of the output in its body
 */
export function readOutputs(output: unknown, place: string): readonly Artifact[] {
  const files: Artifact[] = [];
  for (const file of walk(output, place, 0)) {
    files.push(file);
    if (files.length === ARTIFACT_LIMIT) return files;
  }
  const text = files.length > 0 ? undefined : wordsOf(output);
  return text === undefined ? files : [{ outputId: place, index: 0, kind: 'text', text }];
}
