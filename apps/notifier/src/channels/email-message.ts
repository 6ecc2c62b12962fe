import { clip } from '@genledger/channels/channel';
import { type Announcement, type EndTone, eventOf, toneOf } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';
import { escapeHeader, escapeHtml } from '../render/escape.ts';
import { fileName, filesOf } from '../render/files.ts';
import type { Message, Renderer } from '../render/renderer.ts';

const FILES_AT_MOST = 20;
const SUBJECT_AT_MOST = 200;
const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;word-break:break-word';
const COLOURS = { good: '#2ea043', bad: '#d1242f', quiet: '#8b949e' } as const;
const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"';

function fileRow(file: FileArtifact): string {
  const [url, name] = [escapeHtml(file.url), escapeHtml(fileName(file))];
  const picture = `<img src="${url}" alt="${name}" width="552" style="display:block;width:100%;max-width:552px;height:auto;border:0">`;
  const shown = file.kind === 'image' ? picture : name;
  return `<tr><td style="padding:8px 24px;${FONT}"><a href="${url}" style="color:#0969da">${shown}</a></td></tr>`;
}

/** HTML that old clients show, too: tables, styles in the elements, nothing loaded but the pictures. */
function htmlOf(message: Message, language: string, tone: EndTone, rows: readonly string[]) {
  const lines = escapeHtml(message.text).replaceAll('\n', '<br>');
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(message.subject)}</title></head>`,
    '<body bgcolor="#f6f8fa" style="margin:0;padding:0;background-color:#f6f8fa">',
    `${TABLE} width="100%" bgcolor="#f6f8fa"><tr><td align="center" style="padding:24px 8px">`,
    `${TABLE} width="600" bgcolor="#ffffff" style="width:100%;max-width:600px;background-color:#ffffff">`,
    `<tr><td bgcolor="${COLOURS[tone]}" height="4" style="height:4px;line-height:4px;font-size:1px">&nbsp;</td></tr>`,
    `<tr><td style="padding:24px 24px 8px;color:#1f2328;${FONT}">${lines}</td></tr>`,
    ...rows,
    '<tr><td height="16" style="height:16px;line-height:16px;font-size:1px">&nbsp;</td></tr>',
    '</table></td></tr></table></body></html>',
  ].join('\n');
}

/** The parts of a mail about what ended. */
export function emailMessage(announcement: Announcement, language: string | undefined, renderer: Renderer) {
  const message = renderer.render(announcement, language);
  const files = filesOf(announcement).slice(0, FILES_AT_MOST);
  return {
    subject: clip(escapeHeader(message.subject), SUBJECT_AT_MOST),
    text: [message.text, ...files.map(({ url }) => url)].join('\n'),
    html: htmlOf(message, language ?? 'en', toneOf(announcement), files.map(fileRow)),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Genledger-Event': eventOf(announcement) },
  };
}
