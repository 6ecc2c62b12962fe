import type { Announcement } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';
import { escapeHtml } from '../render/escape.ts';
import { clip } from '../render/facts.ts';
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

const CAPTION_AT_MOST = 1000;
const TEXT_AT_MOST = 4000;
const ALBUM_AT_MOST = 10;
const LINKS_AT_MOST = 20;

/** By kind of file: the call that shows it, and its parameter. */
const SHOWING = {
  image: ['sendPhoto', 'photo'],
  video: ['sendVideo', 'video'],
  audio: ['sendAudio', 'audio'],
  mesh: ['sendDocument', 'document'],
  file: ['sendDocument', 'document'],
} as const satisfies Readonly<Record<FileArtifact['kind'], readonly [string, string]>>;

const link = (file: FileArtifact): string =>
  `<a href="${escapeHtml(file.url)}">${escapeHtml(clip(fileName(file), 60))}</a>`;

/** Text in Telegram's HTML, cut between lines so that no mark is left open. */
function fitLines(lines: readonly string[], most: number): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > most) break;
    text = longer;
  }
  return text === '' ? clip(lines[0]?.replace(/<[^>]*>|&\w*;?/g, '') ?? '', most) : text;
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
  const { text } = renderer.render(announcement, target.language, escapeHtml);
  const links = filesOf(announcement).slice(0, LINKS_AT_MOST).map(link);
  return {
    method: 'sendMessage',
    parameters: {
      ...addressing(target),
      text: fitLines([...text.split('\n'), ...links], TEXT_AT_MOST),
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
  const { text } = renderer.render(announcement, target.language, escapeHtml);
  const others = files.filter((file) => !shown.includes(file)).slice(0, LINKS_AT_MOST);
  const caption = {
    caption: fitLines([...text.split('\n'), ...others.map(link)], CAPTION_AT_MOST),
    parse_mode: 'HTML',
  };
  if (shown.length === 1) {
    const [method, parameter] = SHOWING[first.kind];
    return { method, parameters: { ...addressing(target), [parameter]: first.url, ...caption } };
  }
  const media = shown.map(({ kind, url }, index) => ({
    type: kind === 'video' ? 'video' : 'photo',
    media: url,
    ...(index === 0 && caption),
  }));
  return { method: 'sendMediaGroup', parameters: { ...addressing(target), media } };
}
