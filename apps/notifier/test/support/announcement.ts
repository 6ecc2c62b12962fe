import type { Announcement } from '@genledger/domain/delivery';
import type { AccountId, GenerationId, ToolId } from '@genledger/domain/kernel';
import type { Artifact, FileArtifact } from '@genledger/domain/provider';

/** A generation that ended well after 35 s; what differs is said. */
export function announcement(fields: Partial<Announcement> = {}): Announcement {
  return {
    subject: { kind: 'generation', id: '0123456789abcdef01234567' as GenerationId },
    accountId: 'account-1' as AccountId,
    environment: 'test',
    status: 'success',
    toolId: 'tool-1' as ToolId,
    title: 'Portrait',
    requestTimestamp: new Date('2026-01-02T03:04:05.000Z'),
    endedAt: new Date('2026-01-02T03:04:40.000Z'),
    durationMs: 35_000,
    pointsSpent: 120,
    artifacts: [],
    ...fields,
  };
}

/** A file that a run made. */
export function file(kind: FileArtifact['kind'], url: string, index = 0): FileArtifact {
  return { kind, url, outputId: 'output-1', index };
}

/** Words that a run made. */
export function words(text: string, index = 0): Artifact {
  return { kind: 'text', text, outputId: 'output-1', index };
}
