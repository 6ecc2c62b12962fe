import { describe, expect, test } from 'vitest';
import { parseJobId } from './job-id.ts';

const COOK = '66cd0000000000000000abcd';

describe('the id of a job', () => {
  test.each([
    [`${COOK}:0`, { cookId: COOK, index: 0 }],
    [`batch-${COOK}-12`, { cookId: COOK, index: 12 }],
    [` ${COOK.toUpperCase()}:7 `, { cookId: COOK, index: 7 }],
    [`${COOK}:99999999999`, { cookId: COOK }],
  ])('%s names a cook and a place in it', (text, expected) => {
    expect(parseJobId(text)).toEqual(expected);
  });

  test.each([
    `${COOK}-3`,
    `batch-${COOK}:3`,
    COOK,
    `${COOK}:`,
    `${COOK}:-1`,
    `run-${COOK}-1`,
    `${COOK}0:1`,
    '',
  ])('%j names none', (text) => expect(parseJobId(text)).toBeUndefined());
});
