import { clip, type LinkLine, linksWithin } from '@genledger/channels/channel';
import type { Announcement } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';
import { escapeHtml } from '../render/escape.ts';
import { fileName, filesOf } from '../render/files.ts';
import type { Renderer } from '../render/renderer.ts';

/** Where a message goes in Telegram. */
export interface TelegramTarget {
  readonly chatId: string | number;
  /** The message that asked, which is replied to. */
  readonly messageId?: number | undefined;
  /** The topic of a forum group. */
  readonly threadId?: number | undefined;
  readonly language?: string | undefined;
}

/** One call of the Bot API. */
export interface TelegramCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

// Telegram counts what people see: marks and the addresses of links are free.
const CAPTION_AT_MOST = 1024;
const TEXT_AT_MOST = 4096;
const NAME_AT_MOST = 60;
const ALBUM_AT_MOST = 10;

/** By kind of file: the call that shows it, and its parameter. */
const SHOWING = {
  image: ['sendPhoto', 'photo'],
  video: ['sendVideo', 'video'],
  audio: ['sendAudio', 'audio'],
  mesh: ['sendDocument', 'document'],
  file: ['sendDocument', 'document'],
} as const satisfies Readonly<Record<FileArtifact['kind'], readonly [string, string]>>;

function showing({ kind, url }: FileArtifact): readonly [method: string, parameter: string] {
  const isMoving = kind === 'image' && new URL(url).pathname.toLowerCase().endsWith('.gif');
  return isMoving ? ['sendAnimation', 'animation'] : SHOWING[kind];
}

function link(file: FileArtifact): LinkLine {
  const name = clip(fileName(file), NAME_AT_MOST);
  return { markup: `<a href="${escapeHtml(file.url)}">${escapeHtml(name)}</a>`, length: name.length };
}

/** Words and, below them, links: what is too long of the words is cut. */
function html(text: string, files: readonly FileArtifact[], most: number): string {
  const links = linksWithin(files.map(link), most / 2);
  const room = links.reduce((left, { length }) => left - length - 1, most);
  return [escapeHtml(clip(text, room)), ...links.map(({ markup }) => markup)].join('\n');
}

function addressing({ chatId, messageId, threadId }: TelegramTarget) {
  return {
    chat_id: chatId,
    ...(threadId !== undefined && { message_thread_id: threadId }),
    ...(messageId !== undefined && {
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    }),
  };
}

/** A message of words and links alone. */
export function telegramText(
  announcement: Announcement,
  target: TelegramTarget,
  renderer: Renderer,
): TelegramCall {
  const { text } = renderer.render(announcement, target.language);
  return {
    method: 'sendMessage',
    parameters: {
      ...addressing(target),
      text: html(text, filesOf(announcement), TEXT_AT_MOST),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  };
}

/** The message as Telegram shows it best: a photo, video, audio or document, an album, or words. One call, so that no half is sent. */
export function telegramMessage(
  announcement: Announcement,
  target: TelegramTarget,
  renderer: Renderer,
): TelegramCall {
  const files = filesOf(announcement);
  const pictures = files.filter(({ kind }) => kind === 'image' || kind === 'video').slice(0, ALBUM_AT_MOST);
  const shown = pictures.length > 0 ? pictures : files.slice(0, 1);
  const [first] = shown;
  if (first === undefined) return telegramText(announcement, target, renderer);
  const { text } = renderer.render(announcement, target.language);
  const others = files.filter((file) => !shown.includes(file));
  const caption = { caption: html(text, others, CAPTION_AT_MOST), parse_mode: 'HTML' };
  if (shown.length === 1) {
    const [method, parameter] = showing(first);
    return { method, parameters: { ...addressing(target), [parameter]: first.url, ...caption } };
  }
  const media = shown.map(({ kind, url }, index) => ({
    type: kind === 'video' ? 'video' : 'photo',
    media: url,
    ...(index === 0 && caption),
  }));
  return { method: 'sendMediaGroup', parameters: { ...addressing(target), media } };
}
