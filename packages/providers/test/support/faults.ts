import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LocalServer, startServer } from './local-server.ts';

/** Answers a request badly, or not at all. */
export type Fault = (response: ServerResponse, request: IncomingMessage) => void;

/** Answers with a status, a text and headers. */
export function answer(status: number, text = '', headers: Readonly<Record<string, string>> = {}): Fault {
  return (response) => response.writeHead(status, headers).end(text);
}

/** Never answers. */
export const silence: Fault = () => {};

/** Cuts the connection before any answer. */
export const cut: Fault = (_response, request) => request.socket.destroy();

/** Sends a head and half a body, then cuts the connection. */
export const cutInBody: Fault = (response, request) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"run_id":"r', () => request.socket.destroy());
};

/** Sends a head and half a body, then nothing more. */
export const stallInBody: Fault = (response) => {
  response.writeHead(200);
  response.write('{"run_id":"r');
};

/** What a bad server was asked. */
export interface SeenRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly text: string;
}

/** A server with one fault. */
export interface FaultyServer extends LocalServer {
  readonly seen: SeenRequest[];
  fault: Fault;
}

/** Starts a server whose fault a test sets. */
export async function startFaultyServer(): Promise<FaultyServer> {
  const seen: SeenRequest[] = [];
  const state = { fault: silence };
  const server = await startServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method, url, headers } = request;
    seen.push({ method, url, authorization: headers.authorization, text });
    state.fault(response, request);
  });
  return Object.assign(state, server, { seen });
}
