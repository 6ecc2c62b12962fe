import { failure, type Result, success } from '@genledger/domain/kernel';
import ipaddr from 'ipaddr.js';
import { judgeAddress } from './address-policy.ts';

const LONGEST = 2048;
/** Names that mean this host or network by convention, whatever a resolver says. */
const LOCAL_NAMES =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa|onion)\.?$/;

/** The host of an address without the brackets of IPv6. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function refuseHost(url: URL): string | undefined {
  const host = bareHost(url);
  if (host === '') return 'has no host';
  if (ipaddr.isValid(host)) {
    const verdict = judgeAddress(host);
    return verdict.isAllowed ? undefined : `goes to an address that is not public (${verdict.kind})`;
  }
  if (LOCAL_NAMES.test(host)) return 'goes to a name of the local network';
  return host.includes('.') ? undefined : 'goes to a name without a domain';
}

/**
 * Reads the address of an outgoing webhook. Odd notations of addresses are normalised by the URL standard before they are judged.
 * @param allowPrivate takes plain http and private hosts, too
 * @returns why it is refused
 */
export function readTargetUrl(text: string, allowPrivate: boolean): Result<URL, string> {
  if (text.length > LONGEST) return failure(`is longer than ${LONGEST} characters`);
  if (!URL.canParse(text)) return failure('is no URL');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    return failure('must be an https address');
  }
  if (url.username !== '' || url.password !== '') return failure('must not contain a user or password');
  const refused = allowPrivate ? undefined : refuseHost(url);
  return refused === undefined ? success(url) : failure(refused);
}
