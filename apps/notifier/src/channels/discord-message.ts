import { createHash } from 'node:crypto';
import { clip, type LinkLine, linksWithin } from '@genledger/channels/channel';
import { type Announcement, toneOf } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';
import { escapeDiscord } from '../render/escape.ts';
import { fileName, filesOf } from '../render/files.ts';
import type { Renderer } from '../render/renderer.ts';

/** Where a message goes in Discord. */
export interface DiscordTarget {
  readonly channelId: string;
  /** The message that asked, which is replied to. */
  readonly messageId?: string | undefined;
  readonly language?: string | undefined;
}

const EMBEDS_AT_MOST = 10;
/** Longest address of a picture that Discord takes. */
const PICTURE_URL_AT_MOST = 2048;
const NAME_AT_MOST = 60;
// Discord takes 256 and 4096 characters; escaping doubles a text at most.
const TITLE_AT_MOST = 128;
const TEXT_AT_MOST = 1000;
const LINKS_AT_MOST = 2000;
const NONCE_AT_MOST = 25;
const COLOURS = { good: 0x2e_a0_43, bad: 0xd1_24_2f, quiet: 0x8b_94_9e } as const;

/** The same for every try of a delivery: Discord itself recognises a repeat within minutes. */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, NONCE_AT_MOST);
}

function link(file: FileArtifact): LinkLine {
  const markup = `[${escapeDiscord(clip(fileName(file), NAME_AT_MOST))}](<${file.url}>)`;
  return { markup, length: markup.length };
}

/** The body of `POST /channels/{id}/messages`: embeds with the pictures, links to the rest, nobody mentioned. */
export function discordMessage(
  deliveryId: string,
  announcement: Announcement,
  target: DiscordTarget,
  renderer: Renderer,
) {
  const { subject, text } = renderer.render(announcement, target.language);
  const files = filesOf(announcement);
  const pictures = files
    .filter(({ kind, url }) => kind === 'image' && url.length <= PICTURE_URL_AT_MOST)
    .slice(0, EMBEDS_AT_MOST);
  const others = files.filter((file) => !pictures.includes(file));
  const links = linksWithin(others.map(link), LINKS_AT_MOST).map(({ markup }) => markup);
  const [first, ...more] = pictures;
  return {
    embeds: [
      {
        title: escapeDiscord(clip(subject, TITLE_AT_MOST)),
        description: [escapeDiscord(clip(text, TEXT_AT_MOST)), ...links].join('\n'),
        color: COLOURS[toneOf(announcement)],
        timestamp: announcement.endedAt.toISOString(),
        ...(first && { image: { url: first.url } }),
      },
      ...more.map(({ url }) => ({ image: { url } })),
    ],
    allowed_mentions: { parse: [] },
    nonce: nonceOf(deliveryId),
    enforce_nonce: true,
    ...(target.messageId !== undefined && {
      message_reference: { message_id: target.messageId, fail_if_not_exists: false },
    }),
  };
}
