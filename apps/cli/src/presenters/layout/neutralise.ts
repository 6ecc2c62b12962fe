/** Characters that move the cursor, colour, hide, or turn the direction of text round. */
const ACTIVE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Cs}/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Makes text from elsewhere safe to show: what would act on the terminal is written as an escape, on one line. */
export function neutralise(text: string): string {
  return text.replace(ACTIVE, escapeCharacter);
}

/** JSON for people and programs alike: what would act on a terminal is escaped, which leaves the value as it is. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.replace(ACTIVE, (character) => (character === '\n' ? '\n' : escapeCharacter(character)));
}
