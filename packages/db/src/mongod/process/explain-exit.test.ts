import { expect, test } from 'vitest';
import type { MongodErrorCode } from '../errors.ts';
import { explainExit, saysDirectoryInUse } from './explain-exit.ts';

const line = (severity: string, message: string, attributes: object = {}) =>
  JSON.stringify({ t: { $date: '2026-11-24T08:00:00.000Z' }, s: severity, msg: message, attr: attributes });

const explain = (code: number | null, signal: NodeJS.Signals | null, logLines: string[]) =>
  explainExit({
    exit: { code, signal },
    logLines,
    logFile: '/data/mongod.log',
    directory: '/data',
    port: 4200,
  });

test.each<[string, number | null, string[], MongodErrorCode, string]>([
  ['another program listens', 48, [line('E', 'SocketException')], 'port_in_use', 'Port 4200'],
  [
    'the address is taken',
    1,
    [line('E', 'Error', { error: 'Address already in use' })],
    'port_in_use',
    'Port 4200',
  ],
  ['newer data', 62, [], 'data_directory_incompatible', '/data was written by another version'],
  [
    'older data',
    14,
    [line('F', '** UPGRADE PROBLEM: ...')],
    'data_directory_incompatible',
    'another version',
  ],
  [
    'a full disk',
    100,
    [line('E', 'Write failed', { error: 'No space left' })],
    'start_failed',
    'No space left',
  ],
  ['an unknown option', 2, ['Error parsing command line: unrecognised'], 'start_failed', 'unrecognised'],
  ['silence', 1, [], 'start_failed', 'exit code 1'],
])('%s', (_name, code, logLines, expectedCode, expectedText) => {
  const error = explain(code, null, logLines);
  expect(error.code).toBe(expectedCode);
  expect(error.message).toContain(expectedText);
  expect(error.hint).not.toBe('');
});

test('names the signal, and only what mongod itself calls an error', () => {
  const error = explain(null, 'SIGILL', [
    line('I', 'all is well'),
    line('F', 'Got signal', { error: 'AVX' }),
  ]);
  expect(error.message).toBe('mongod ended at its start (SIGILL).\n  Got signal: AVX');
});

test('knows when another mongod holds the data', () => {
  const refusal = line('E', 'DBException in initAndListen, terminating', {
    error: 'DBPathInUse: Unable to lock',
  });
  expect(saysDirectoryInUse([line('I', 'starting'), refusal])).toBe(true);
  expect(saysDirectoryInUse([line('I', 'starting')])).toBe(false);
});
