import { describe, expect, test } from 'vitest';
import { GENERATION_FILTER, matches, parseFilter } from './index.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const RECORD = {
  id: '65f0a1b2c3d4e5f60718293a',
  status: 'failed',
  toolDisplayName: 'Flux Dev',
  accountId: 'me',
  requestTimestamp: new Date('2026-11-24T11:59:59.999Z'),
  durationMs: 30_000,
  costUsd: '0.50000000001',
  pointsSpent: 0,
  notificationPlatform: 'webhook',
  error: { code: 'oom', message: 'CUDA: out of MEMORY' },
  announce: false,
  flags: ['expired', 'clock-skew'],
  artifacts: [],
};

const holds = (text: string, record: object = RECORD) => {
  const { terms, mistakes } = parseFilter(text, GENERATION_FILTER);
  expect(mistakes).toEqual([]);
  return matches(terms, record as Readonly<Record<string, unknown>>, NOW);
};

describe('a record', () => {
  test.each([
    'status:failed tool:"Flux Dev" age>24h cost>0.5 -platform:none missing:computeMs',
    '',
    'status:success,failed',
    '-status:success',
    'tool:Flux* tool:*dev tool:*UX*',
    'error.message:memory',
    'memory "flux dev" -sdxl',
    'cost>0.5 cost<=0.50000000001 cost:0.50000000001 cost:0.5..0.6',
    'age>24h age>=24h -age<24h age:24h..25h until:24h',
    'requested:2026-11-24 requested<2026-11-25 requested>2026-11-23 requested<=2026-11-24 requested:2026-11',
    'since:2026-11-24 -since:2026-11-25 until:2026-11-25',
    'duration:30s duration>=30000 duration<31s',
    'flags:expired flags:clock-skew -flags:cost-unknown has:flags',
    'missing:artifacts -has:artifacts missing:started has:error has:error.code',
    'announce:false points:0 has:points',
    '65f0a1b2c3d4e5f60718293a',
    '-computeMs>1 -computeMs<=1',
  ])('fulfils %s', (text) => {
    expect(holds(text)).toBe(true);
  });

  test.each([
    'status:success',
    'tool:Flux',
    'tool:flux*',
    'tool:Flux.Dev',
    'cost>0.50000000001',
    'age<24h',
    'requested>2026-11-24',
    'requested<2026-11-24',
    'computeMs<1',
    'missing:points',
    'has:artifacts',
    'nothing',
    'memory -flux',
    '65f0a1b2c3d4e5f60718293b',
  ])('does not fulfil %s', (text) => {
    expect(holds(text)).toBe(false);
  });

  test('with times in ISO text is as one with dates', () => {
    const shown = { ...RECORD, requestTimestamp: RECORD.requestTimestamp.toISOString() };
    expect(holds('age>24h requested:2026-11-24', shown)).toBe(true);
  });

  test('has no field that is merely inherited', () => {
    expect(holds('has:error.message', { error: Object.create({ message: 'x' }) })).toBe(false);
  });
});
