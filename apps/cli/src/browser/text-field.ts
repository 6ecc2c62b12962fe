import { type KeyName, typedBy } from './keys.ts';

/** A line that is being typed, and where in it the cursor stands, in characters. */
export interface TextField {
  readonly text: string;
  readonly cursor: number;
}

/** A field with a text, the cursor behind it. */
export function fieldOf(text: string): TextField {
  return { text, cursor: [...text].length };
}

function edited({ text, cursor }: TextField, from: number, to: number, inserted: string): TextField {
  const characters = [...text];
  const start = Math.max(0, from);
  const parts = [...characters.slice(0, start), ...inserted, ...characters.slice(to)];
  return {
    text: parts.join(''),
    cursor: Math.max(0, Math.min(parts.length, start + [...inserted].length, cursor + [...inserted].length)),
  };
}

function wordStart({ text, cursor }: TextField): number {
  const before = [...text].slice(0, cursor).join('');
  return [...before.replace(/\S+\s*$/u, '')].length;
}

/** The field after a key; nothing where the key means nothing to it. */
export function typed(field: TextField, key: KeyName): TextField | undefined {
  const { text, cursor } = field;
  const length = [...text].length;
  switch (key) {
    case 'left':
      return { text, cursor: Math.max(0, cursor - 1) };
    case 'right':
      return { text, cursor: Math.min(length, cursor + 1) };
    case 'home':
    case 'ctrl+a':
      return { text, cursor: 0 };
    case 'end':
    case 'ctrl+e':
      return { text, cursor: length };
    case 'backspace':
      return edited(field, cursor - 1, cursor, '');
    case 'ctrl+u':
      return edited(field, 0, cursor, '');
    case 'ctrl+w':
      return edited(field, wordStart(field), cursor, '');
    default: {
      const character = typedBy(key);
      return character === undefined ? undefined : edited(field, cursor, cursor, character);
    }
  }
}
