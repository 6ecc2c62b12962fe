import { expect, test } from 'vitest';
import { readTargetUrl } from './target-url.ts';

/** Ways of writing addresses that must not be reached, and addresses that are none of a webhook. */
const REFUSED = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://0177.0.0.1/',
  'https://127.0.0.1./',
  'https://①②⑦.⓪.⓪.①/',
  'https://１２７.0.0.1/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://0/',
  'https://0.0.0.0:8080/',
  'https://10.1.2.3/',
  'https://0xA9FEA9FE/latest/meta-data/',
  'https://2852039166/latest/meta-data/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fd00:ec2::254]/',
  'https://[::]/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://api.localhost/',
  'https://ⓛocalhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://db.internal./',
  'https://intranet/',
  'https://router.lan/',
  'https://mongod:27017/',
  'http://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'https://user:password@example.com/',
  'https://example.com@127.0.0.1/',
  'https://127.0.0.1#@example.com/',
  'https://127.0.0.1?@example.com/',
  'https://127.0.0.1\\@example.com/',
  'https:127.0.0.1',
  'https:///127.0.0.1',
  '//127.0.0.1/',
  'https://',
  'https://[::1',
  'https://256.256.256.256/',
  'https://1.2.3.4.5/',
  'example.com',
  '',
  `https://example.com/${'a'.repeat(3000)}`,
] as const;

test.each(REFUSED)('%s is refused', (address) => {
  expect(readTargetUrl(address, false).ok).toBe(false);
});

test.each([
  'https://example.com/hook',
  'https://example.com:8443/hook?a=b',
  'https://93.184.215.14/hook',
  'https://[2606:4700::1111]/hook',
  'https://hooks.xn--bcher-kva.example/',
])('%s is taken', (address) => {
  expect(readTargetUrl(address, false).ok).toBe(true);
});

test('a closed network may use plain http and private hosts, but no other protocol', () => {
  expect(readTargetUrl('http://127.0.0.1:8080/hook', true).ok).toBe(true);
  expect(readTargetUrl('http://mongod/hook', true).ok).toBe(true);
  expect(readTargetUrl('file:///etc/passwd', true).ok).toBe(false);
});
