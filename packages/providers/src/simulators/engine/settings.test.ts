import { describe, expect, test } from 'vitest';
import { readSimulatorSettings } from './settings.ts';

describe('the environment', () => {
  test('may be empty', () => {
    expect(readSimulatorSettings({ SIMULATOR_SEED: '' })).toMatchObject({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 4110,
        seed: 1,
        apiKey: 'simulator',
        timeScale: 1,
        chaos: { dropShare: 0 },
      },
    });
  });

  test('sets everything', () => {
    const read = readSimulatorSettings({
      SIMULATOR_HOST: '0.0.0.0',
      SIMULATOR_PORT: '0',
      SIMULATOR_SEED: '42',
      SIMULATOR_CHAOS: '{"dropShare":0.1,"statusSet":"new"}',
      SIMULATOR_API_KEY: 'sk-1',
      SIMULATOR_TIME_SCALE: '2.5',
      SIMULATOR_PUBLIC_URL: 'https://simulator.test',
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        host: '0.0.0.0',
        port: 0,
        seed: 42,
        chaos: { dropShare: 0.1, statusSet: 'new' },
        apiKey: 'sk-1',
        timeScale: 2.5,
        publicUrl: 'https://simulator.test',
      },
    });
  });

  test('is refused with every mistake in one message', () => {
    const read = readSimulatorSettings({
      SIMULATOR_PORT: '99999',
      SIMULATOR_SEED: '-1',
      SIMULATOR_TIME_SCALE: 'fast',
      SIMULATOR_CHAOS: '{"dropShare":2}',
    });
    const lines = read.ok ? [] : read.error.split('\n');
    expect(lines[0]).toBe('The simulator cannot start with these settings:');
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual([
      'SIMULATOR_PORT',
      'SIMULATOR_SEED',
      'SIMULATOR_CHAOS.dropShare',
      'SIMULATOR_TIME_SCALE',
    ]);
  });

  test.each(['{', 'null', '[]', '"drop"'])('chaos %j is refused', (chaos) => {
    expect(readSimulatorSettings({ SIMULATOR_CHAOS: chaos }).ok).toBe(false);
  });
});
