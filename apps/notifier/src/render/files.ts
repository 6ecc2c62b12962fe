import type { Announcement } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';

function isOfTheWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The files of what ended that people can be shown or led to: addresses of the web only, as the URL standard writes them. */
export function filesOf({ artifacts }: Announcement): readonly FileArtifact[] {
  return artifacts.flatMap((artifact) =>
    'url' in artifact && isOfTheWeb(artifact.url) ? [{ ...artifact, url: new URL(artifact.url).href }] : [],
  );
}

/** Percent-encoded text as people read it; as it is where it is no such text. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a file is called. */
export function fileName({ filename, url, kind }: FileArtifact): string {
  return filename ?? (decoded(new URL(url).pathname.split('/').at(-1) ?? '') || kind);
}
