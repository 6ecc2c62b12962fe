import { describe, expect, test } from 'vitest';
import { answerJson, describeAnswer } from './answer.ts';

const describeText = (text: string, secrets: readonly string[] = []) =>
  describeAnswer(422, { complete: true, text }, secrets);

describe('an error answer in one line', () => {
  test.each([
    ['', 'HTTP 422'],
    ['{"detail":"Deployment not found"}', 'HTTP 422: Deployment not found'],
    ['{"detail":[{"loc":["body"],"msg":"Field required"}]}', 'HTTP 422: Field required'],
    ['{"detail":{"message":"No machine"}}', 'HTTP 422: No machine'],
    ['{"message":"No machine"}', 'HTTP 422: No machine'],
    ['{"error":"No machine"}', 'HTTP 422: No machine'],
    ['{"code":7}', 'HTTP 422: {"code":7}'],
    ['<html>\n  <b>Bad\tgateway</b>\r\n\u0007</html>', 'HTTP 422: <html> <b>Bad gateway</b> </html>'],
  ])('%j', (text, line) => {
    expect(describeText(text)).toBe(line);
  });

  test('is bounded', () => {
    expect(describeText('x'.repeat(100_000)).length).toBeLessThan(320);
  });

  test('holds no secret that the answer repeats', () => {
    const line = describeText('{"detail":"bad key sk-123456 for https://x.test/sig"}', [
      'sk-123456',
      'https://x.test/sig',
    ]);
    expect(line).toBe('HTTP 422: bad key [secret] for [secret]');
  });

  test('holds no part of a secret that the cut goes through', () => {
    expect(describeText(`${'x'.repeat(295)}sk-123456`, ['sk-123456'])).not.toContain('sk-');
  });

  test('says why an answer could not be read', () => {
    expect(describeAnswer(500, { complete: false, message: 'answer broke off' }, [])).toBe(
      'HTTP 500: answer broke off',
    );
  });
});

test.each([
  [{ complete: true, text: '{"a":1}' } as const, { a: 1 }],
  [{ complete: true, text: '{"a":' } as const, undefined],
  [{ complete: false, message: 'cut' } as const, undefined],
])('%j holds %j', (body, json) => {
  expect(answerJson(body)).toEqual(json);
});
