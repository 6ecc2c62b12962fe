import type { FileKind } from '@genledger/domain/provider';

const EXTENSIONS: Readonly<Record<Exclude<FileKind, 'file'>, readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'bmp', 'tif', 'tiff', 'svg', 'heic', 'exr'],
  video: ['mp4', 'webm', 'mov', 'mkv', 'avi', 'm4v', 'mpg', 'mpeg'],
  audio: ['mp3', 'wav', 'flac', 'ogg', 'opus', 'm4a', 'aac'],
  mesh: ['glb', 'gltf', 'obj', 'stl', 'ply', 'fbx', 'usdz'],
};

const KIND_BY_EXTENSION: ReadonlyMap<string, FileKind> = new Map(
  Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.map((extension) => [extension, kind as FileKind] as const),
  ),
);

/** What an output's key says of files whose names say nothing. `gifs` are moving pictures of any format. */
const KIND_BY_KEY: ReadonlyMap<string, FileKind> = new Map([
  ['images', 'image'],
  ['gifs', 'image'],
  ['mesh', 'mesh'],
  ['video', 'video'],
  ['videos', 'video'],
  ['audio', 'audio'],
]);

function kindByName(name: string): FileKind | undefined {
  const extension = /\.([a-z0-9]{2,5})$/i.exec(name)?.[1];
  return extension === undefined ? undefined : KIND_BY_EXTENSION.get(extension.toLowerCase());
}

/** An address's path, without host, query and fragment. */
function pathOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? '';
}

/** What kind of file it is: by its name's extension, else by its address's, else by the key that it came under. */
export function fileKindOf(filename: string | undefined, url: string, key: string): FileKind {
  return kindByName(filename ?? '') ?? kindByName(pathOf(url)) ?? KIND_BY_KEY.get(key) ?? 'file';
}
