import { useInput, usePaste } from 'ink';
import { type KeyName, keysOf } from '../browser/keys.ts';

/** Calls back for every key, and for every character of what is pasted. */
export function useKeys(press: (key: KeyName) => void): void {
  useInput((input, key) => {
    for (const name of keysOf(input, key)) press(name);
  });
  usePaste((text) => {
    // What is pasted is text: a line break in it confirms nothing.
    for (const character of text.replaceAll(/[\r\n]+/g, ' ')) press(character === ' ' ? 'space' : character);
  });
}
