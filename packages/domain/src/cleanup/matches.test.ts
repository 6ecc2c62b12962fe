import { describe, expect, test } from 'vitest';
import { ruleOfExecution, rulesOfGeneration } from './matches.ts';
import { type CleanupRule, DEFAULT_RULES } from './rule.ts';

const ids = (rules: readonly CleanupRule[], record: Readonly<Record<string, unknown>>) =>
  rulesOfGeneration(rules, record).map(({ id }) => id);

test.each([
  [{ metadata: { test: true } }, ['marked-as-test']],
  [{ metadata: { test: 'true' } }, []],
  [{ metadata: { test: false } }, []],
  [{ 'metadata.test': true }, []],
  [{ metadata: null }, []],
  [{ toolDisplayName: 'Test Tool' }, ['test-tool-name']],
  [{ toolDisplayName: 'Test Tool 2' }, []],
  [{ toolId: 'test-echo', notificationPlatform: 'none' }, ['silent-test-tool']],
  [{ toolId: 'test-echo', notificationPlatform: 'telegram' }, []],
  [{ toolId: 'test-echo' }, []],
  [{ toolId: 'latest-echo', notificationPlatform: 'none' }, []],
  [{ toolId: 7, toolDisplayName: ['Test Tool'], metadata: [] }, []],
  [{}, []],
])('the usual rules: %j matches %j', (record, expected) => {
  expect(ids(DEFAULT_RULES, record)).toEqual(expected);
});

describe('a rule', () => {
  test('holds where all of its conditions do, and any value of each', () => {
    const rule = { id: 'ci', accounts: ['a', 'b'], environments: ['ci'] };
    expect(ids([rule], { accountId: 'b', environment: 'ci' })).toEqual(['ci']);
    expect(ids([rule], { accountId: 'b', environment: 'production' })).toEqual([]);
    expect(ids([rule], { environment: 'ci' })).toEqual([]);
  });

  test('reads the account of every schema version', () => {
    const rule = { id: 'tester', accounts: ['66cd0000000000000000a001'] };
    for (const field of ['accountId', 'masterAccountId']) {
      expect(ids([rule], { [field]: '66cd0000000000000000a001' })).toEqual(['tester']);
    }
  });

  test('takes a star for the rest of a tool’s id, and nothing else for a pattern', () => {
    const rule = { id: 'tools', tools: ['t.st-*', 'exact'] };
    expect(ids([rule], { toolId: 't.st-1' })).toEqual(['tools']);
    expect(ids([rule], { toolId: 'test-1' })).toEqual([]);
    expect(ids([rule], { toolId: 'exact' })).toEqual(['tools']);
    expect(ids([rule], { toolId: 'exactly' })).toEqual([]);
  });

  test('says something of an execution only where it says nothing of tools and platforms', () => {
    const byAccount = { id: 'tester', accounts: ['tester'] };
    const byTool = { id: 'tool', accounts: ['tester'], tools: ['test-*'] };
    const record = { initiatorAccountId: 'tester', toolId: 'test-a' };
    expect(ruleOfExecution([byTool, byAccount], record)?.id).toBe('tester');
    expect(ruleOfExecution([byTool], record)).toBeUndefined();
  });
});
