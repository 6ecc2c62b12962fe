import { describe, expect, test } from 'vitest';
import {
  DELIVERY_FILTER,
  EVENT_FILTER,
  FINDING_FILTER,
  formatFilter,
  GENERATION_FILTER,
  LONGEST_FILTER,
  parseFilter,
} from './index.ts';

const read = (text: string, schema = GENERATION_FILTER) => {
  const { terms, mistakes } = parseFilter(text, schema);
  expect(mistakes).toEqual([]);
  return formatFilter(terms);
};

describe('a filter is understood', () => {
  test.each([
    [
      'status:failed tool:"Flux" age>24h cost>0.5 -platform:none missing:durationMs',
      'status:failed toolDisplayName:Flux age>1d costUsd>0.5 -notificationPlatform:none missing:durationMs',
    ],
    ['', ''],
    ['  \t ', ''],
    ['STATUS:Failed,cancelled', 'status:failed,cancelled'],
    ['status=failed', 'status:failed'],
    ['account:0xAb/1@x', 'accountId:0xAb/1@x'],
    ['tool:"Flux \\"Dev\\" \\\\ 1"', 'toolDisplayName:"Flux \\"Dev\\" \\\\ 1"'],
    ['tool:Flux*,*dev,*x* tool:"Flux Dev"*', 'toolDisplayName:Flux*,*dev,*x* toolDisplayName:"Flux Dev"*'],
    ['reason:"timed out"', 'statusReason:"timed out"'],
    ['cost:0.10..0.5 cost:..1 cost:2..', 'costUsd:0.1..0.5 costUsd:..1 costUsd:2..'],
    ['duration>30s duration<=1.5h duration:1500', 'durationMs>30s durationMs<=90m durationMs:1500ms'],
    ['since:2026-11-01 until:2026-11', 'requestTimestamp>=2026-11-01 requestTimestamp<2026-11'],
    ['since:24h until:90m', 'age<=1d age>90m'],
    ['ended:2026-11-01T10:00+01:00', 'responseTimestamp:2026-11-01T09:00Z'],
    ['ended:2026-11-01..2026-11-07', 'responseTimestamp:2026-11-01..2026-11-07'],
    ['has:cost -has:artifacts', 'has:costUsd -has:artifacts'],
    ['65F0A1B2C3D4E5F60718293A', 'id:65f0a1b2c3d4e5f60718293a'],
    ['"65f0a1b2c3d4e5f60718293a"', '"65f0a1b2c3d4e5f60718293a"'],
    ['flux -"out of memory"', 'flux -"out of memory"'],
    ['"status:failed"', '"status:failed"'],
    ['flags:expired announce:false', 'flags:expired announce:false'],
  ])('%s', (text, written) => {
    expect(read(text)).toBe(written);
  });

  test('in the words of each kind of record', () => {
    expect(read('delivery:dropped ended>2026-11-01', DELIVERY_FILTER)).toBe(
      'deliveryStatus:dropped endedAt>2026-11-01',
    );
    expect(read('state:unmatched since:1h', EVENT_FILTER)).toBe('state:unmatched age<=1h');
    expect(read('severity:critical count>10 cost', FINDING_FILTER)).toBe('severity:critical count>10 cost');
  });
});

/** A filter with its first mistake marked, and what is said of it. */
function told(text: string, schema = GENERATION_FILTER) {
  const [first] = parseFilter(text, schema).mistakes;
  return first && [text.slice(first.from, first.to), first.message, first.suggestion];
}

describe('a mistake is told where it is', () => {
  test.each([
    ['stauts:failed', 'stauts', 'Generations have no field stauts. Did you mean status?', 'status'],
    ['a https://b', 'https', 'Generations have no field https. Quote it if it is no field.', undefined],
    ['status:faild', 'faild', /^status must be one of pending, .*\. Did you mean failed\?$/, 'failed'],
    ['status:dropped', 'status:dropped', /Did you mean deliveryStatus:dropped\?$/, 'deliveryStatus:dropped'],
    ['status:', 'status:', 'A value of status is missing here.', undefined],
    ['status:failed,', ',', 'A value of status is missing here.', undefined],
    ['status>failed', '>', 'status has no order: use a colon.', ':'],
    ['cost>cheap', 'cheap', 'costUsd must be US dollars such as 0.5, to twelve places at most.', undefined],
    ['cost>0.1234567890123', '0.1234567890123', /^costUsd must be US dollars/, undefined],
    ['cost>1,2', ',2', 'One value can be compared with, not a list.', undefined],
    ['age>,', ',', 'One value can be compared with, not a list.', undefined],
    ['cost:1..5,', ',', 'A range stands alone, not in a list.', undefined],
    ['has:cost,', ',', 'Name one field: each gets a term of its own.', undefined],
    ['cost:5..1', '5..1', /^costUsd has a range that ends before it begins\./, '1..5'],
    ['cost:..', '..', 'costUsd needs a bound such as 1.. or ..5.', undefined],
    ['age:24h', ':', 'An age is compared, or given as a range: age>24h.', '>'],
    ['age>24', '24', 'age must be an age such as 90s, 24h or 3d.', undefined],
    ['since:2026-02-30', '2026-02-30', /^requestTimestamp must be a date/, undefined],
    ['since>2026-02-03', '>', 'A colon belongs here.', ':'],
    ['missing:kost', 'kost', 'Generations have no field kost. Did you mean cost?', 'cost'],
    ['has:cost,tool', ',tool', 'Name one field: each gets a term of its own.', undefined],
    ['artifacts:x', 'artifacts:x', /can only be there or not/, 'has:artifacts'],
    ['tool:"Flux', '"Flux', 'The closing quote is missing.', undefined],
    ['tool:"Flux"Dev', 'Dev', 'A space belongs before this.', undefined],
    ['tool:Fl*x', 'Fl*x', /can have a star at either end only/, '"Fl*x"'],
    ['tool:""', '""', 'toolDisplayName must have 1 to 256 characters.', undefined],
    ['tool:"a\0b"', '"a\0b"', 'toolDisplayName must be valid Unicode without control characters.', undefined],
    ['id:12', '12', 'id must be 24 hexadecimal digits.', undefined],
    ['announce:yes', 'yes', 'announce must be true or false.', undefined],
    ['status:failed -', '-', 'Something to leave out belongs behind the minus.', undefined],
    ['tries>1.5', '1.5', 'deliveryAttempts must be a whole number.', undefined],
  ])('%s', (text, place, message, suggestion) => {
    expect(told(text)).toEqual([
      place,
      message instanceof RegExp ? expect.stringMatching(message) : message,
      suggestion,
    ]);
  });

  test('every one of them, and what is right around them is kept', () => {
    const { terms, mistakes } = parseFilter(
      'stauts:x status:failed,odd,wrong cost>0.5 cost>x',
      GENERATION_FILTER,
    );
    expect(mistakes.map(({ from }) => from)).toEqual([0, 23, 27, 47]);
    expect(formatFilter(terms)).toBe('costUsd>0.5');
  });

  test('for a state that a delivery has, and no generation that has ended', () => {
    expect(told('status:pending', DELIVERY_FILTER)?.[2]).toBe('deliveryStatus:pending');
  });

  test('for times of records that have none', () => {
    expect(told('since:24h', FINDING_FILTER)?.[1]).toMatch(/^Findings have no field since\./);
  });

  test('for a filter that is too long, whatever it says', () => {
    const { terms, mistakes } = parseFilter('a'.repeat(LONGEST_FILTER + 1), GENERATION_FILTER);
    expect(terms).toEqual([]);
    expect(mistakes).toMatchObject([{ from: LONGEST_FILTER, to: LONGEST_FILTER + 1 }]);
  });
});
