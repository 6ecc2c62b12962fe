import { pathSegment } from '../outcome/index.ts';
import type { ToolMetadata } from '../provider/index.ts';
import { textField } from '../reading/index.ts';

/** Where a tool's requests go: `owner/app/path`, of which the queue knows the first two parts. */
export interface Endpoint {
  readonly path: string;
  /** What the queue's own addresses begin with: `/owner/app`. */
  readonly app: string;
}

/** The endpoint that a tool's metadata name: `fal-ai/flux/dev`; nothing where they name none. */
export function endpointOf(metadata: ToolMetadata): Endpoint | undefined {
  const name = textField(metadata, 'endpoint')?.replace(/^\/+|\/+$/g, '');
  const parts = name?.split('/').map(pathSegment) ?? [];
  const known = parts.filter((part) => part !== undefined);
  if (known.length < 2 || known.length < parts.length) return undefined;
  return { path: `/${known.join('/')}`, app: `/${known.slice(0, 2).join('/')}` };
}
