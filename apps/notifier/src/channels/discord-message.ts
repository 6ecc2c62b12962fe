import type { Announcement } from '@genledger/domain/delivery';
import { escapeDiscord } from '../render/escape.ts';
import { clip } from '../render/facts.ts';
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
const LINKS_AT_MOST = 15;
const TITLE_AT_MOST = 250;
const DESCRIPTION_AT_MOST = 2000;
const COLOURS = { success: 0x2e_a0_43, failed: 0xd1_24_2f, cancelled: 0x8b_94_9e } as const;

/** The body of `POST /channels/{id}/messages`: embeds with the pictures, links to the rest, nobody mentioned. */
export function discordMessage(announcement: Announcement, target: DiscordTarget, renderer: Renderer) {
  const { subject, text } = renderer.render(announcement, target.language, escapeDiscord);
  const files = filesOf(announcement);
  const pictures = files.filter(({ kind }) => kind === 'image').slice(0, EMBEDS_AT_MOST);
  const links = files
    .filter((file) => !pictures.includes(file))
    .slice(0, LINKS_AT_MOST)
    .map((file) => `[${escapeDiscord(clip(fileName(file), 60))}](<${encodeURI(decodeURI(file.url))}>)`);
  const [first, ...more] = pictures;
  return {
    embeds: [
      {
        title: clip(escapeDiscord(subject), TITLE_AT_MOST),
        description: clip([text, ...links].join('\n'), DESCRIPTION_AT_MOST),
        color: COLOURS[announcement.status],
        timestamp: announcement.endedAt.toISOString(),
        ...(first && { image: { url: first.url } }),
      },
      ...more.map(({ url }) => ({ image: { url } })),
    ],
    allowed_mentions: { parse: [] },
    // A repeat within minutes is recognised by Discord itself.
    nonce: announcement.subject.id,
    enforce_nonce: true,
    ...(target.messageId !== undefined && {
      message_reference: { message_id: target.messageId, fail_if_not_exists: false },
    }),
  };
}
