import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createGuardedAgent, type Resolve } from '@genledger/channels/outgoing';
import { createWebhookChannel } from '@genledger/channels/webhook';
import type { TryResult } from '@genledger/domain/delivery';
import { channelPolicy } from '@genledger/services/delivery';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announcement } from './support/announcement.ts';

/**
 * What is tried, the address of the webhook, and what its name resolves to, answer after answer. PORT stands for that of a server on
 * this host that counts who connects: nobody may.
 */
type Trick = readonly [what: string, url: string, ...answers: (readonly string[])[]];

/** The inner host, written in every way that some program understands. */
const NOTATIONS: readonly Trick[] = [
  ['loopback', 'https://127.0.0.1:PORT/'],
  ['loopback elsewhere in its net', 'https://127.254.1.9:PORT/'],
  ['two parts', 'https://127.1:PORT/'],
  ['three parts', 'https://127.0.1:PORT/'],
  ['decimal', 'https://2130706433:PORT/'],
  ['hexadecimal', 'https://0x7f000001:PORT/'],
  ['hexadecimal parts', 'https://0x7f.0x0.0x0.0x1:PORT/'],
  ['hexadecimal, two parts', 'https://0x7f.1:PORT/'],
  ['octal', 'https://017700000001:PORT/'],
  ['octal parts', 'https://0177.0.0.01:PORT/'],
  ['mixed parts', 'https://0x7f.0.0.01:PORT/'],
  ['leading zeros', 'https://0000177.0000.0.1:PORT/'],
  ['a trailing dot', 'https://127.0.0.1.:PORT/'],
  ['full-width digits', 'https://１２７.０.０.１:PORT/'],
  ['circled digits', 'https://①②⑦.⓪.⓪.①:PORT/'],
  ['mathematical digits', 'https://𝟏𝟐𝟕.𝟎.𝟎.𝟏:PORT/'],
  ['ideographic full stops', 'https://127。0。0。1:PORT/'],
  ['half-width full stops', 'https://127｡0｡0｡1:PORT/'],
  ['percent-encoded digits', 'https://%31%32%37.0.0.1:PORT/'],
  ['a soft hyphen', 'https://127.0.0.\u00ad1:PORT/'],
  ['nothing but zero', 'https://0:PORT/'],
  ['this network', 'https://0.0.0.0:PORT/'],
  ['unspecified', 'https://[::]:PORT/'],
  ['loopback of IPv6', 'https://[::1]:PORT/'],
  ['loopback of IPv6 in full', 'https://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/'],
  ['IPv4-mapped', 'https://[::ffff:127.0.0.1]:PORT/'],
  ['IPv4-mapped in hexadecimal', 'https://[::ffff:7f00:1]:PORT/'],
  ['IPv4-compatible', 'https://[::127.0.0.1]:PORT/'],
  ['IPv4-translated', 'https://[::ffff:0:127.0.0.1]:PORT/'],
  ['NAT64', 'https://[64:ff9b::127.0.0.1]:PORT/'],
  ['NAT64 of a local prefix', 'https://[64:ff9b:1::7f00:1]:PORT/'],
  ['6to4', 'https://[2002:7f00:1::1]:PORT/'],
  ['Teredo', 'https://[2001:0:7f00:1::80ff:fffe]:PORT/'],
  ['ISATAP', 'https://[2606:4700::5efe:7f00:1]:PORT/'],
];

const RANGES: readonly Trick[] = [
  ['10/8', 'https://10.0.0.1/'],
  ['172.16/12', 'https://172.31.255.254/'],
  ['192.168/16', 'https://192.168.1.1/'],
  ['link-local', 'https://169.254.1.1/'],
  ['metadata', 'https://169.254.169.254/latest/meta-data/'],
  ['metadata, decimal', 'https://2852039166/latest/meta-data/'],
  ['metadata, hexadecimal', 'https://0xa9fea9fe/latest/meta-data/'],
  ['metadata, octal', 'https://0251.0376.0251.0376/latest/meta-data/'],
  ['metadata, mapped', 'https://[::ffff:169.254.169.254]/latest/meta-data/'],
  ['metadata of containers', 'https://169.254.170.2/v2/credentials'],
  ['metadata of EC2 over IPv6', 'https://[fd00:ec2::254]/latest/meta-data/'],
  ['the wire server of Azure', 'https://168.63.129.16/'],
  ['metadata of Alibaba', 'https://100.100.100.200/'],
  ['carrier-grade NAT', 'https://100.64.0.1/'],
  ['benchmarking', 'https://198.18.0.1/'],
  ['documentation', 'https://203.0.113.1/'],
  ['multicast', 'https://239.255.255.250/'],
  ['broadcast', 'https://255.255.255.255/'],
  ['reserved', 'https://240.0.0.1/'],
  ['unique local', 'https://[fd12:3456:789a::1]/'],
  ['link-local of IPv6', 'https://[fe80::1]/'],
  ['site-local of IPv6', 'https://[fec0::1]/'],
  ['multicast of IPv6', 'https://[ff02::1]/'],
  ['documentation of IPv6', 'https://[2001:db8::1]/'],
];

const NAMES: readonly Trick[] = [
  ['localhost', 'https://localhost:PORT/', ['127.0.0.1']],
  ['localhost in capitals', 'https://LocalHost:PORT/', ['127.0.0.1']],
  ['localhost with a trailing dot', 'https://localhost.:PORT/', ['127.0.0.1']],
  ['a host of localhost', 'https://a.b.localhost:PORT/', ['127.0.0.1']],
  ['localhost in circled letters', 'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/', ['127.0.0.1']],
  ['localhost.localdomain', 'https://localhost.localdomain:PORT/', ['127.0.0.1']],
  ['a name of the local network', 'https://printer.local:PORT/', ['127.0.0.1']],
  ['a name without a domain', 'https://mongod:PORT/', ['127.0.0.1']],
  ['the metadata name of Google', 'https://metadata.google.internal/', ['169.254.169.254']],
  ['an alias of the metadata', 'https://metadata.example.com/', ['169.254.169.254']],
  ['a wildcard DNS that names the address', 'https://127.0.0.1.nip.io:PORT/', ['127.0.0.1']],
  ['a public name of a private address', 'https://evil.example:PORT/', ['10.0.0.1']],
  ['a public name of loopback', 'https://evil.example:PORT/', ['127.0.0.1']],
  ['a public name of loopback of IPv6', 'https://evil.example:PORT/', ['::1']],
  ['a public name of a mapped address', 'https://evil.example:PORT/', ['::ffff:127.0.0.1']],
  ['a public name of NAT64', 'https://evil.example:PORT/', ['64:ff9b::7f00:1']],
  ['a public name of the unspecified address', 'https://evil.example:PORT/', ['0.0.0.0']],
  ['a public name of a scoped address', 'https://evil.example:PORT/', ['fe80::1%lo']],
  [
    'a public address first, then a private one',
    'https://evil.example:PORT/',
    ['93.184.215.14', '127.0.0.1'],
  ],
  [
    'a private address first, then a public one',
    'https://evil.example:PORT/',
    ['127.0.0.1', '93.184.215.14'],
  ],
  ['a public address of IPv4 and loopback of IPv6', 'https://evil.example:PORT/', ['93.184.215.14', '::1']],
  ['rebinding back to a private address', 'https://evil.example:PORT/', ['127.0.0.1'], ['93.184.215.14']],
  ['a trailing dot', 'https://evil.example.:PORT/', ['127.0.0.1']],
  ['an international name', 'https://böse.example:PORT/', ['127.0.0.1']],
  ['a name in punycode', 'https://xn--bse-sna.example:PORT/', ['127.0.0.1']],
  ['no address at all', 'https://evil.example:PORT/', []],
  ['an answer that is no address', 'https://evil.example:PORT/', ['localhost']],
];

const ADDRESSES: readonly Trick[] = [
  ['plain http', 'http://example.com:PORT/', ['127.0.0.1']],
  ['a file', 'file:///etc/passwd'],
  ['ftp', 'ftp://127.0.0.1:PORT/'],
  ['gopher', 'gopher://127.0.0.1:PORT/_INFO'],
  ['dict', 'dict://127.0.0.1:PORT/info'],
  ['a socket of websites', 'wss://127.0.0.1:PORT/'],
  ['data', 'data:text/plain,hello'],
  ['a script', 'javascript:alert(1)'],
  ['a user that looks like the host', 'https://example.com@127.0.0.1:PORT/'],
  ['a password', 'https://example.com:443@127.0.0.1:PORT/'],
  ['a user of a public host', 'https://127.0.0.1:PORT@example.com/', ['93.184.215.14']],
  ['a fragment that looks like the host', 'https://127.0.0.1:PORT#@example.com/'],
  ['a query that looks like the host', 'https://127.0.0.1:PORT?@example.com/'],
  ['a backslash', 'https://127.0.0.1:PORT\\@example.com/'],
  ['no slashes', 'https:127.0.0.1:PORT'],
  ['many slashes', 'https:////127.0.0.1:PORT/'],
  ['a tab within', 'https://127.0.\t0.1:PORT/'],
  ['a line end within', 'https://127.0.0.1\n:PORT/'],
  ['blanks around', '  https://127.0.0.1:PORT/  '],
  ['a zone', 'https://[fe80::1%25eth0]:PORT/'],
  ['no scheme', '//127.0.0.1:PORT/'],
  ['no host', 'https://'],
  ['too great a number', 'https://256.256.256.256/'],
  ['too many parts', 'https://1.2.3.4.5/'],
];

let server: Server;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A name server that gives one answer after the other, and the last one for ever. */
function answering(answers: readonly (readonly string[])[]): Resolve {
  let asked = 0;
  return async () => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
}

/** Sends a webhook, as the notifier does. */
async function send(url: string, resolve: Resolve, allowPrivate = false): Promise<TryResult> {
  const agent = createGuardedAgent({ allowPrivate, resolve, connectTimeoutMs: 2000 });
  const policy = channelPolicy({}, 'webhook');
  const channel = createWebhookChannel({ policy, agent, allowPrivate, secrets: [] });
  try {
    const { port } = server.address() as AddressInfo;
    const destination = channel.destination(url.replace('PORT', String(port)));
    if (!destination.ok) return { kind: 'refused', reason: destination.error };
    const now = new Date();
    const signal = AbortSignal.timeout(5000);
    return await destination.value.send({
      deliveryId: 'delivery',
      announcement: announcement(),
      now,
      signal,
    });
  } finally {
    await channel.close();
  }
}

describe('a webhook is refused for good, and nobody is connected to:', () => {
  const tricks = [...NOTATIONS, ...RANGES, ...NAMES, ...ADDRESSES];
  const rows = tricks.map(([what, url, ...answers]) => ({ what, url, answers }));

  test.each(rows)('$what: $url', async ({ url, answers }) => {
    const before = sockets.length;
    const result = await send(url, answering(answers));
    expect(result).toMatchObject({ kind: 'refused', reason: expect.any(String) });
    expect(sockets).toHaveLength(before);
  });

  test('a name that was public when it was looked at, and is private when it is connected to', async () => {
    const before = sockets.length;
    const resolve = answering([['93.184.215.14'], ['127.0.0.1']]);
    // Somebody looks, and finds it harmless; the socket's own question decides.
    expect(await resolve('evil.example')).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(await send('https://evil.example:PORT/', resolve)).toMatchObject({ kind: 'refused' });
    expect(sockets).toHaveLength(before);
  });
});

describe('the counting host is really there:', () => {
  test.each(['http://127.0.0.1:PORT/', 'http://2130706433:PORT/', 'http://localhost:PORT/'])(
    'where private targets are allowed, %s is connected to',
    async (url) => {
      const before = sockets.length;
      expect(await send(url, answering([]), true)).toMatchObject({ kind: 'failed' });
      expect(sockets.length).toBeGreaterThan(before);
    },
  );
});
