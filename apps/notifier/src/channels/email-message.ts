import { type Announcement, eventOf } from '@genledger/domain/delivery';
import { escapeHeader, escapeHtml, plain } from '../render/escape.ts';
import { fileName, filesOf } from '../render/files.ts';
import type { Renderer } from '../render/renderer.ts';

const FILES_AT_MOST = 20;
const TEXT_STYLE = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1f2328';

/** HTML that old clients show, too: a table, styles in the elements, nothing loaded but the pictures. */
function htmlOf(title: string, text: string, announcement: Announcement): string {
  const rows = filesOf(announcement)
    .slice(0, FILES_AT_MOST)
    .map((file) => {
      const [url, name] = [escapeHtml(file.url), escapeHtml(fileName(file))];
      const shown =
        file.kind === 'image'
          ? `<img src="${url}" alt="${name}" width="560" style="display:block;max-width:100%;height:auto;border:0">`
          : name;
      return `<tr><td style="padding:8px 0"><a href="${url}" style="color:#0969da">${shown}</a></td></tr>`;
    });
  const lines = text.replaceAll('\n', '<br>');
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:0;background:#f6f8fa">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">',
    '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" ',
    'style="max-width:600px;width:100%;background:#ffffff"><tr><td style="padding:20px">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">',
    `<tr><td style="${TEXT_STYLE}">${lines}</td></tr>`,
    ...rows,
    '</table></td></tr></table></td></tr></table></body></html>',
  ].join('');
}

/** The parts of a mail about what ended. */
export function emailMessage(announcement: Announcement, language: string | undefined, renderer: Renderer) {
  const { subject, text } = renderer.render(announcement, language, plain);
  const html = renderer.render(announcement, language, escapeHtml);
  const links = filesOf(announcement)
    .slice(0, FILES_AT_MOST)
    .map(({ url }) => url);
  return {
    subject: escapeHeader(subject),
    text: [text, ...links].join('\n'),
    html: htmlOf(subject, html.text, announcement),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Genledger-Event': eventOf(announcement) },
  };
}
