import type { Artifact, FileKind } from '../provider/index.ts';
import { fieldAt, isDocument, type LegacyDocument } from './bson.ts';

const KINDS: Readonly<Record<string, FileKind>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  webp: 'image',
  gif: 'image',
  avif: 'image',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  mp3: 'audio',
  wav: 'audio',
  ogg: 'audio',
  glb: 'mesh',
  gltf: 'mesh',
  obj: 'mesh',
};
/** Lists of files in old payloads. */
const FILE_LISTS = ['images', 'gifs', 'video', 'videos', 'mesh', 'files'] as const;
/** Most artifacts taken from one record, and longest address: beyond, the payload itself is the record. */
const ARTIFACT_LIMIT = 200;
const URL_CHARACTERS = 8192;

function kindOf(url: string): FileKind {
  const extension = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return (extension !== undefined && Object.hasOwn(KINDS, extension) && KINDS[extension]) || 'file';
}

const urlIn = (value: unknown): unknown => (isDocument(value) ? value['url'] : value);

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= URL_CHARACTERS && /^https?:\/\/\S+$/i.test(value);
}

/** The addresses in one output of a payload: `{ images: [{ url }] }`, `{ data: { images: [...] } }`. */
function addressesIn(output: unknown): readonly unknown[] {
  if (!isDocument(output)) return [output];
  const data = isDocument(output['data']) ? output['data'] : output;
  const lists = FILE_LISTS.flatMap((name) => {
    const list = data[name];
    return Array.isArray(list) ? list : [list];
  });
  return [...lists.map(urlIn), output['url']];
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The outputs in a payload: it is one itself, a list of them, or the answer of a provider that holds them. */
function outputsIn(payload: unknown): readonly unknown[] {
  if (!isDocument(payload)) return asList(payload);
  return [payload, ...asList(payload['outputs']), ...asList(payload['output'])];
}

/**
 * The files that a record points at: `artifactUrls`, else the addresses in its payload. An old record does not tell which output of the
 * run a file belongs to, so that all have the output `legacy`.
 */
export function readArtifacts(document: LegacyDocument): readonly Artifact[] {
  const listed = fieldAt(document, 'artifactUrls');
  const payload = fieldAt(document, 'responsePayload');
  const direct = asList(listed).map(urlIn).filter(isAddress);
  const found = direct.length > 0 ? direct : outputsIn(payload).flatMap(addressesIn).filter(isAddress);
  return [...new Set(found)]
    .slice(0, ARTIFACT_LIMIT)
    .map((url, index) => ({ kind: kindOf(url), outputId: 'legacy', index, url: url.toWellFormed() }));
}
