import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describeError, failure, type Outcome, success } from '../outcome.ts';
import type { Wheel } from './wheel.ts';

const PAGE_TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 5 * 60 * 1000;
const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.5, text/html;q=0.1';

/**
 * Fetches a wheel from an index that speaks the simple repository API (JSON or HTML). Credentials in the index's URL
 * go to that origin only and into no message. What arrives is still to be verified; more than expected is not read.
 */
export async function downloadFromIndex(
  indexUrl: string,
  wheel: Wheel,
  destination: string,
): Promise<Outcome<string>> {
  try {
    const index = parseIndexAddress(indexUrl);
    const page = new URL(`${index.url.pathname.replace(/\/$/, '')}/${wheel.project}/`, index.url);
    const listing = await request(page, index, PAGE_TIMEOUT_MS);
    const link = findLink(await listing.text(), wheel.fileName);
    if (link === undefined) return failure(`the index does not list ${wheel.fileName}`);
    const file = await request(new URL(link, listing.url), index, FILE_TIMEOUT_MS);
    await save(file, wheel.sizeBytes, destination);
    return success(destination);
  } catch (error) {
    return failure(describeError(error));
  }
}

interface IndexAddress {
  readonly url: URL;
  readonly authorization: string | undefined;
}

function parseIndexAddress(indexUrl: string): IndexAddress {
  if (!URL.canParse(indexUrl)) throw new Error('the configured index URL is not a URL');
  const url = new URL(indexUrl);
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  const named = user !== '' || password !== '';
  const authorization = named ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined;
  return { url, authorization };
}

async function request(url: URL, index: IndexAddress, timeoutMs: number): Promise<Response> {
  const headers = new Headers({ accept: ACCEPT });
  if (index.authorization !== undefined && url.origin === index.url.origin) {
    headers.set('authorization', index.authorization);
  }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`the index answered ${response.status}`);
  return response;
}

/** The address of a file on a project's page, which is JSON or HTML; one with a folder wins over a bare name. */
function findLink(page: string, fileName: string): string | undefined {
  const quoted = [...page.matchAll(/["']([^"']+)["']/g)].map(([, text = '']) => text.replaceAll('\\/', '/'));
  const links = quoted.filter((text) => text.split(/[?#]/)[0]?.split('/').at(-1) === fileName);
  return (links.find((text) => text.includes('/')) ?? links[0])?.replaceAll('&amp;', '&');
}

async function save(response: Response, maximumBytes: number, destination: string): Promise<void> {
  if (response.body === null) throw new Error('the index sent an empty answer');
  let received = 0;
  await pipeline(
    Readable.fromWeb(response.body),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        received += chunk.byteLength;
        if (received > maximumBytes) throw new Error(`the file is larger than ${maximumBytes} bytes`);
        yield chunk;
      }
    },
    createWriteStream(destination),
  );
}
