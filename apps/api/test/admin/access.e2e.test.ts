import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeyRing, openKeyRing } from '../support/api-keys.ts';
import { ADMIN_KEY } from '../support/api-process.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { launchBrowser, openWindow, START_MS, signInAs, visibleText } from './support/browser.ts';

let api: TestApi;
let keys: KeyRing;
let browser: Browser;
let url: string;
beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi('admin access'), launchBrowser()]);
  url = api.api.url;
  keys = openKeyRing(api.database.url);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await keys[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

interface Form {
  readonly cookie?: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: string;
}

function post(path: string, { cookie, fields, headers, at = url }: Form): Promise<Response> {
  return fetch(`${at}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: at,
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Signs in without a browser; gives the cookie as it is sent back. */
async function cookieOf(key: string): Promise<string> {
  const answer = await post('/admin/sign-in', { fields: { key } });
  expect(answer.status).toBe(303);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function pageOf(cookie: string, path = '/admin/weekly'): Promise<Response> {
  return fetch(`${url}${path}`, { redirect: 'manual', headers: { cookie } });
}

async function formTokenOf(cookie: string): Promise<string> {
  const page = await (await pageOf(cookie)).text();
  return /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

describe('signing in', () => {
  test('a person signs in where they wanted to go, and out again', async () => {
    await using window = await openWindow(browser);
    const { page } = window;
    await signInAs(page, url, ADMIN_KEY, '/admin/weekly?environment=production');
    expect(page.url()).toBe(`${url}/admin/weekly?environment=production`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto(`${url}/admin/weekly`);
    expect(new URL(page.url()).pathname).toBe('/admin/sign-in');
    expect(window.problems).toEqual([]);
  });

  test('a wrong key is told, and the page stays', async () => {
    await using window = await openWindow(browser);
    await window.page.goto(`${url}/admin`);
    await window.page.getByLabel('API key').fill(`glk_${'x'.repeat(40)}`);
    await window.page.getByRole('button', { name: 'Sign in' }).click();
    expect(await visibleText(window.page.getByRole('alert'))).toBe('This key is not known, or was revoked.');
  });

  test('the cookie is for this site alone and for no script; it does not hold the key', async () => {
    const answer = await post('/admin/sign-in', { fields: { key: ADMIN_KEY } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/admin/);
    expect(cookie).not.toMatch(/Secure/);
    expect(cookie).not.toContain(ADMIN_KEY);
  });

  test('any scope may look; a revoked key ends its sessions at once', async () => {
    const cookie = await cookieOf(await keys.create('bookkeeper', 'read'));
    expect((await pageOf(cookie)).status).toBe(200);
    await keys.revoke('bookkeeper');
    const answer = await pageOf(cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/admin/sign-in?next=%2Fadmin%2Fweekly',
    ]);
  });

  test('a cookie that was copied opens nothing after signing out', async () => {
    const cookie = await cookieOf(ADMIN_KEY);
    const formToken = await formTokenOf(cookie);
    await post('/admin/sign-out', { cookie, fields: { formToken } });
    expect((await pageOf(cookie)).status).toBe(303);
  });

  test.each([
    'https://evil.example/admin',
    '//evil.example/admin',
    '/\\evil.example',
    '/v1/generations',
    'javascript:alert(1)',
    '/administrator',
    '/admin/sign-out',
  ])('nobody is sent on to %s', async (next) => {
    const answer = await post('/admin/sign-in', { fields: { key: ADMIN_KEY, next } });
    expect(answer.headers.get('location')).toBe('/admin');
  });

  test('a link from another site asks once more from this one, where the cookie comes along', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await fetch(`${url}/admin/weekly?tool=%22%3E`, { redirect: 'manual', headers });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('http-equiv="refresh" content="0"');
    expect(text).toContain('href="/admin/weekly?tool=%22%3E"');
  });
});

describe('five wrong keys lock an address out', () => {
  test(
    'even for a right one, for a quarter of an hour; nobody else',
    async () => {
      await using other = await startTestApi('admin lockout', { GENLEDGER_TRUST_PROXY: '1' });
      const at = other.api.url;
      const attempt = (key: string, address: string) =>
        post('/admin/sign-in', { at, fields: { key }, headers: { 'x-forwarded-for': address } });
      for (let tries = 0; tries < 5; tries += 1) {
        expect((await attempt(`glk_${'w'.repeat(30)}`, '203.0.113.7')).status).toBe(401);
      }
      const locked = await attempt(ADMIN_KEY, '203.0.113.7');
      expect(locked.status).toBe(429);
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
      expect(await locked.text()).toContain('Too many wrong keys. Try again in 15 minutes.');
      expect((await attempt(ADMIN_KEY, '203.0.113.8')).status).toBe(303);
      const atOnce = Array.from({ length: 40 }, (_, index) =>
        attempt(`glk_${'v'.repeat(30)}${index}`, '203.0.113.10'),
      );
      const statuses = (await Promise.all(atOnce)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      const behindTls = await post('/admin/sign-in', {
        at,
        fields: { key: ADMIN_KEY },
        headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' },
      });
      expect(behindTls.headers.get('set-cookie')).toMatch(/Secure/);
    },
    START_MS,
  );
});

describe('forms of other sites', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['an unreadable origin', { origin: 'null' }],
  ])('%s: neither signing in nor anything else is taken', async (_name, headers) => {
    expect((await post('/admin/sign-in', { fields: { key: ADMIN_KEY }, headers })).status).toBe(403);
    const cookie = await cookieOf(ADMIN_KEY);
    const formToken = await formTokenOf(cookie);
    expect((await post('/admin/sign-out', { cookie, fields: { formToken }, headers })).status).toBe(403);
    expect((await pageOf(cookie)).status).toBe(200);
  });

  test('a form without the token, or with that of another session, is refused', async () => {
    const [cookie, other] = [await cookieOf(ADMIN_KEY), await cookieOf(ADMIN_KEY)];
    for (const formToken of [undefined, '', 'x', await formTokenOf(other)]) {
      const fields = formToken === undefined ? {} : { formToken };
      expect((await post('/admin/sign-out', { cookie, fields })).status).toBe(403);
    }
    expect((await pageOf(cookie)).status).toBe(200);
  });
});

describe('headers', () => {
  test('a page may load nothing but its own origin, and nothing inline; it is not kept', async () => {
    const answer = await pageOf(await cookieOf(ADMIN_KEY));
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/https?:/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await answer.text();
    expect(text).not.toMatch(/\sstyle="|\son[a-z]+="|<style|<script(?![^>]* src=)/);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  test('the first load weighs less than 150 KB compressed', async () => {
    await using window = await openWindow(browser);
    const loaded = new Map<string, number>();
    window.page.on('response', async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      loaded.set(response.url(), gzipSync(body).byteLength);
    });
    await signInAs(window.page, url, ADMIN_KEY, '/admin/weekly');
    await window.page.waitForLoadState('networkidle');
    const bytes = [...loaded.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(150_000);
    expect(bytes).toBeGreaterThan(5000);
  });
});

test.each([
  '/admin',
  '/admin/generations',
  '/admin/generations/0123456789abcdef01234567',
  '/admin/weekly',
  '/admin/weekly.csv',
  '/admin/weekly/chart.svg',
  '/admin/nowhere',
  '/admin/',
])('%s is for nobody who is not signed in', async (path) => {
  const answer = await fetch(`${url}${path}`, { redirect: 'manual' });
  expect([answer.status, new URL(answer.headers.get('location') ?? '', url).pathname]).toEqual([
    303,
    '/admin/sign-in',
  ]);
});

test('an address that names no page says so', async () => {
  const answer = await pageOf(await cookieOf(ADMIN_KEY), '/admin/nowhere');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no such page');
});
