import { assets } from '../assets.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { Theme } from './theme.ts';

/** A whole document, as a text: the server would turn anything else into a stream first. */
export function htmlDocument(parts: {
  readonly title: string;
  readonly theme: Theme;
  readonly head?: Markup;
  readonly body: Markup;
}): string {
  const { style, script, font, mark } = assets();
  return String(html`<!doctype html>
<html lang="en" data-theme="${parts.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${parts.title} · Genledger</title>
<link rel="icon" href="/admin${mark.path}" type="image/svg+xml">
<link rel="preload" href="/admin${font.path}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/admin${style.path}">
<script type="module" src="/admin${script.path}"></script>
${parts.head ?? NOTHING}
</head>
<body>${parts.body}</body>
</html>
`);
}
