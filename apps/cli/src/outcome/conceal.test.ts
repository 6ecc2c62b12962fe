import { expect, it } from 'vitest';
import { concealCredentials } from './conceal.ts';

it.each([
  ['a user and a password', 'mongodb://anna:s3cret@host/db', 'mongodb://***@host/db'],
  ['a user alone', 'mongodb+srv://anna@host', 'mongodb+srv://***@host'],
  ['a password with / and @ in it', 'mongodb://anna:a/b@c@host/db', 'mongodb://***@host/db'],
  [
    'an address in quotes',
    `of "mongodb://a:b@h" and 'mongodb://c:d@i'`,
    `of "mongodb://***@h" and 'mongodb://***@i'`,
  ],
  ['several in a sentence', 'mongodb://a:b@h, smtp://c:d@i', 'mongodb://***@h, smtp://***@i'],
])('conceals %s', (_, sentence, expected) => {
  expect(concealCredentials(sentence)).toBe(expected);
});

it('leaves everything else as it is', () => {
  for (const sentence of ['write to anna@host', 'mongodb://host:27017/db?replicaSet=rs0', '']) {
    expect(concealCredentials(sentence)).toBe(sentence);
  }
});
