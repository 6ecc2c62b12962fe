import type { Key } from 'ink';

/** A key by its name: `j`, `G`, `up`, `enter`, `ctrl+c`; what is typed or pasted stands as it is. */
export type KeyName = string;

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
] as const satisfies readonly (readonly [keyof Key, KeyName])[];

/** Control characters that arrive among others, as they do where somebody is quick. */
const CONTROL: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007F': 'backspace',
  '\b': 'backspace',
  '\u001B': 'escape',
  ' ': 'space',
};

/** The first and the last of the letters that control makes a character of its own of. */
const FIRST_CONTROL = 1;
const LAST_CONTROL = 26;
const BEFORE_A = 96;

function controlName(character: string): KeyName | undefined {
  const code = character.charCodeAt(0);
  if (code < FIRST_CONTROL || code > LAST_CONTROL) return undefined;
  return `ctrl+${String.fromCharCode(code + BEFORE_A)}`;
}

/** The keys of an input of Ink: characters that arrive together are keys of their own. */
export function keysOf(input: string, key: Key): readonly KeyName[] {
  if (key.eventType === 'release') return [];
  // Alt means nothing here: an escape and a key that arrive together look the same.
  if (key.meta && !key.escape) return ['escape', ...keysOf(input, { ...key, meta: false })];
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  const named = NAMED.find(([property]) => key[property] === true);
  if (named !== undefined) return [named[1]];
  if (key.ctrl) return input === '' ? [] : [`ctrl+${input}`];
  return [...input].map((character) => CONTROL[character] ?? controlName(character) ?? character);
}

/** What a key types, where it types anything. */
export function typedBy(key: KeyName): string | undefined {
  if (key === 'space') return ' ';
  return [...key].length === 1 ? key : undefined;
}
