import type { Announcement } from '@genledger/domain/delivery';
import type { FileArtifact } from '@genledger/domain/provider';

/** The files of what ended that people can be shown or led to: addresses of the web only. */
export function filesOf({ artifacts }: Announcement): readonly FileArtifact[] {
  return artifacts.filter(
    (artifact): artifact is FileArtifact =>
      'url' in artifact && URL.canParse(artifact.url) && /^https?:$/.test(new URL(artifact.url).protocol),
  );
}

/** What a file is called. */
export function fileName({ filename, url, kind }: FileArtifact): string {
  return filename ?? (decodeURI(new URL(url).pathname.split('/').at(-1) ?? '') || kind);
}
