import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { judgeAddress } from './address-policy.ts';

/** A host that must not be connected to. */
class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly code = 'REFUSED_ADDRESS';
}

/** Finds the addresses of a host name. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Asks the system, as any other program would. */
const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true, verbatim: true });

/** What an agent for outgoing messages may do. */
export interface GuardedAgentOptions {
  /** Connect to private addresses, too. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  /** Longest time of setting up a connection, ms. */
  readonly connectTimeoutMs?: number;
  /** Connections to one host at most. */
  readonly connectionsPerHost?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS_PER_HOST = 64;
const KEEP_ALIVE_MS = 10_000;
const HEADER_BYTES = 32_768;

function check(address: string | undefined): RefusedAddressError | undefined {
  const verdict = judgeAddress(address ?? '');
  return verdict.isAllowed
    ? undefined
    : new RefusedAddressError(`the host has an address that is not public (${verdict.kind})`);
}

/** Resolves, and hands on only what was checked: the socket connects to these very addresses, so a second answer changes nothing. */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refused = addresses.map(({ address }) => check(address)).find((error) => error !== undefined);
        const [first] = addresses;
        if (refused !== undefined) callback(refused, '', 0);
        else if (first === undefined) callback(new RefusedAddressError('the host has no address'), '', 0);
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

/** An agent without a guard: for addresses that the operator configured, and for closed networks. */
function openAgent(options: GuardedAgentOptions): Agent {
  return new Agent({
    ...limitsOf(options),
    connect: { timeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS },
  });
}

function limitsOf(options: GuardedAgentOptions) {
  return {
    connections: options.connectionsPerHost ?? CONNECTIONS_PER_HOST,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEADER_BYTES,
    allowH2: false,
  };
}

/** A host that is an address itself is never looked up, so it is judged here. */
function checkLiteral(hostname: string): RefusedAddressError | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : check(host);
}

/**
 * Makes the agent that outgoing messages go through. It checks what a host name resolves to, connects to what was checked, and
 * looks once more at whom the socket really reached, before anything is said. It follows no redirects and no proxy settings.
 */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  if (options.allowPrivate) return openAgent(options);
  const connector = buildConnector({
    timeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    lookup: guardedLookup(options.resolve ?? resolveBySystem),
    allowH2: false,
  });
  return new Agent({
    ...limitsOf(options),
    connect(target, callback) {
      const literal = checkLiteral(target.hostname);
      if (literal !== undefined) {
        callback(literal, null);
        return;
      }
      connector(target, (error, socket) => {
        if (error !== null || socket === null) {
          callback(error ?? new Error('no connection'), null);
          return;
        }
        const refused = check(socket.remoteAddress);
        if (refused === undefined) {
          callback(null, socket);
          return;
        }
        socket.destroy();
        callback(refused, null);
      });
    },
  });
}
