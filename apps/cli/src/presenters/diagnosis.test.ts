import type { Check, CheckState } from '@genledger/services/diagnosis';
import { describe, expect, it } from 'vitest';
import { presentDiagnosis } from './diagnosis.ts';

const screen = (width: number) => ({ width, paint: (_: unknown, text: string) => text });
const check = (id: Check['id'], state: CheckState, finding: string, more: Partial<Check> = {}): Check => ({
  id,
  state,
  finding,
  ...more,
});
const FINE = check('tools', 'ok', '3 registered.');

describe('the verdict', () => {
  it.each([
    [['ok', 'warning'], 'holds'],
    [['ok', 'failure'], 'does-not-hold'],
    [['failure', 'unknown'], 'could-not-tell'],
  ] as const)('of %j is %s', (states, verdict) => {
    const presented = presentDiagnosis(states.map((state) => check('tools', state, 'x')));
    expect(presented.verdict).toBe(verdict);
    expect(presented.json).toMatchObject({ holds: verdict === 'holds' });
  });
});

describe('the text', () => {
  it('has what to do below what was found', () => {
    const finding = check('migrations', 'failure', 'No migration was applied yet.', {
      details: ['one detail'],
      next: 'Run genledger database apply.',
    });
    expect(presentDiagnosis([FINE, finding]).print(screen(80)).body).toBe(
      [
        '✓ ok      Tools              3 registered.',
        '✗ failure Migrations         No migration was applied yet.',
        '                             - one detail',
        '                             → Run genledger database apply.',
        '',
        '1 ok, 1 failure',
      ].join('\n'),
    );
  });

  it('is below the titles on a narrow screen', () => {
    expect(presentDiagnosis([FINE]).print(screen(40)).body).toBe('✓ ok      Tools\n  3 registered.\n\n1 ok');
  });

  it('gathers what was not looked at for one reason, which JSON lists one by one', () => {
    const unseen = (['inbox', 'reconciler'] as const).map((id) => check(id, 'unknown', 'Not looked at.'));
    const presented = presentDiagnosis([FINE, ...unseen]);
    expect(presented.print(screen(80)).body).toContain(
      '? unknown 2 more             Not looked at.\n                             - Inbox, Reconciler\n',
    );
    expect(presented.json).toMatchObject({
      checks: [{ id: 'tools' }, { id: 'inbox' }, { id: 'reconciler' }],
    });
  });

  it('gives no password away, in neither form', () => {
    const finding = check('database', 'failure', 'Invalid connection string "mongodb://anna:s3cret@h"');
    const presented = presentDiagnosis([finding]);
    expect(JSON.stringify(presented.json)).not.toContain('s3cret');
    expect(presented.print(screen(80)).body).not.toContain('s3cret');
  });
});
