import type { GenerationWithEvents } from '@genledger/services/generation';
import { html, type Markup, NOTHING } from '../markup.ts';

type Artifact = GenerationWithEvents['artifacts'][number];

/** Kinds that a browser shows by itself, and by what; a video's element plays sound alone, too. */
const SHOWN: ReadonlyMap<string, 'picture' | 'film'> = new Map([
  ['image', 'picture'],
  ['gif', 'picture'],
  ['video', 'film'],
  ['audio', 'film'],
]);

/** The address of an artifact, where it is one that a browser may follow: what a provider says is not trusted to be one. */
function webAddress({ url }: Artifact): URL | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address : undefined;
}

/**
 * The document in which an artifact of another origin is shown: it may load that one address and nothing else, runs no script, and
 * has an origin of its own.
 */
export function artifactFrame(
  artifact: Artifact,
): { readonly markup: Markup; readonly policy: string } | undefined {
  const [address, shows] = [webAddress(artifact), SHOWN.get(artifact.kind)];
  if (address === undefined || shows === undefined) return undefined;
  const source = `${address.origin}${address.pathname.replaceAll(/[;,'"\s]/g, encodeURIComponent)}`;
  const shown =
    shows === 'picture'
      ? html`<img src="${address.href}" alt="" referrerpolicy="no-referrer">`
      : html`<video src="${address.href}" controls preload="metadata"></video>`;
  return {
    markup: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Artifact</title></head><body>${shown}</body></html>`,
    policy: `sandbox; default-src 'none'; img-src ${source}; media-src ${source}; frame-ancestors 'self'`,
  };
}

function shownArtifact(id: string, artifact: Artifact, index: number): Markup {
  const address = webAddress(artifact);
  const name = artifact.filename ?? artifact.kind;
  const frame = artifactFrame(artifact);
  return html`<li class="artifact">
    ${frame === undefined ? NOTHING : html`<iframe src="/admin/generations/${id}/artifacts/${index}" title="${artifact.kind}: ${name}" sandbox="" loading="lazy" referrerpolicy="no-referrer"></iframe>`}
    ${artifact.text === undefined ? NOTHING : html`<pre tabindex="0">${artifact.text}</pre>`}
    <p><span class="badge">${artifact.kind}</span> ${address === undefined ? html`<span>${name}</span>` : html`<a href="${address.href}" rel="noopener noreferrer nofollow" target="_blank">${name}</a>`}</p>
  </li>`;
}

/** What a generation made. Each artifact of another origin is shown in a sandbox. */
export function artifactsCard({ id, artifacts }: GenerationWithEvents): Markup {
  if (artifacts.length === 0) return NOTHING;
  return html`<section class="card"><div class="card-heading"><h2>Artifacts</h2></div><ul class="artifacts">${artifacts.map((artifact, index) => shownArtifact(id, artifact, index))}</ul></section>`;
}
