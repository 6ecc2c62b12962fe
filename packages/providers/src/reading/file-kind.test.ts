import { expect, test } from 'vitest';
import { fileKindOf } from './file-kind.ts';

test.each([
  ['the extension of the name first', 'AnimateDiff_00001.mp4', 'https://x.test/a.gif', 'gifs', 'video'],
  ['upper case', 'A.PNG', 'https://x.test/a', 'files', 'image'],
  ['a sound among images', 'a.flac', 'https://x.test/a', 'images', 'audio'],
  ['a model among files', 'a.glb', 'https://x.test/a', 'files', 'mesh'],
  [
    'the address where the name says nothing',
    'result',
    'https://x.test/o/a.webm?sig=1.png#x.png',
    'files',
    'video',
  ],
  ['the address where there is no name', undefined, 'https://x.test/a.jpeg', 'other', 'image'],
  ['the key where neither says anything', 'a.bin', 'https://x.test/a', 'mesh', 'mesh'],
  ['the key gifs', undefined, 'https://x.test/a', 'gifs', 'image'],
  ['the key video', undefined, 'https://x.test/a', 'video', 'video'],
  ['a host is no extension', undefined, 'https://x.png', 'files', 'file'],
  ['any file under a key never seen', 'a.safetensors', 'https://x.test/a', 'constructor', 'file'],
])('%s', (_rule, filename, url, key, kind) => {
  expect(fileKindOf(filename, url, key)).toBe(kind);
});
