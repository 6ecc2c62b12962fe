import { expect, test } from 'vitest';
import { databaseUrl } from './database-url.ts';

test.each([
  ['mongodb://127.0.0.1:4200/?replicaSet=rs0', 'mongodb://127.0.0.1:4200/mine?replicaSet=rs0'],
  ['mongodb://a:1,b:2/other?replicaSet=rs0', 'mongodb://a:1,b:2/mine?replicaSet=rs0'],
  ['mongodb://localhost', 'mongodb://localhost/mine'],
  ['mongodb+srv://host.example/', 'mongodb+srv://host.example/mine'],
  ['mongodb://ada:pw@host', 'mongodb://ada:pw@host/mine?authSource=admin'],
  ['mongodb://ada:pw@host/users?tls=true', 'mongodb://ada:pw@host/mine?tls=true&authSource=users'],
  ['mongodb://ada:pw@host/x?authSource=y', 'mongodb://ada:pw@host/mine?authSource=y'],
])('%s becomes %s', (server, expected) => {
  expect(databaseUrl(server, 'mine')).toBe(expected);
});

test('refuses what is no connection string, without repeating it', () => {
  expect(() => databaseUrl('postgres://ada:pw@host', 'mine')).toThrow(/no MongoDB connection string/);
  expect(() => databaseUrl('postgres://ada:pw@host', 'mine')).not.toThrow(/pw/);
});
