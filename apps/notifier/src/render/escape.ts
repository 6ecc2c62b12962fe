/** Makes text harmless where a platform would read marks in it. */
export type Escape = (text: string) => string;

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For HTML, in text and in quoted attributes; Telegram's HTML takes the same. */
export const escapeHtml: Escape = (text) => text.replace(/[&<>"']/g, (mark) => HTML[mark] ?? mark);

/** For Discord: no marks, no mentions, no links under another name. At most twice as long as the text. */
export const escapeDiscord: Escape = (text) =>
  text.replace(/[\\*_~`|<>#[\]()-]/g, (mark) => `\\${mark}`).replaceAll('@', '@\u200b');

/** For one line of a mail's header: no line ends, no control characters. */
export const escapeHeader: Escape = (text) => text.replace(/\p{Cc}+/gu, ' ').trim();
