import { expect, test } from 'vitest';
import { welcomeText } from './welcome.ts';

const WELCOME = {
  address: 'http://127.0.0.1:4100',
  notifier: 'http://127.0.0.1:4101',
  database: 'mongodb://127.0.0.1:1/genledger',
};

test.each([
  [{ firstApiKey: 'glk_made', isKeyGiven: false }, 'glk_made   (shown once)'],
  [{ isKeyGiven: false }, 'the one shown at the first start; another: '],
  [{ isKeyGiven: true }, 'the one in GENLEDGER_ADMIN_KEY; another: '],
])('says where the dashboard is, and which key opens it: %j', (key, told) => {
  const lines = welcomeText({ ...WELCOME, ...key }).split('\n');
  expect(lines).toContain('  dashboard   http://127.0.0.1:4100/admin   (signs in with the API key)');
  expect(lines.find((line) => line.includes('API key   '))).toContain(told);
});
