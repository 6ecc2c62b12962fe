import type { Action } from './action.ts';

/** Runs an audit and keeps it. */
export const auditAction: Action = {
  title: 'Run an audit',
  does: 'read every document, keep what it says; changes no record',
  danger: 'none',
  async preview({ name, url, ledger }) {
    return {
      lines: [
        `Every document of ${name} is read, at about 50,000 a second; the report is kept, and shown by Overview and Findings.`,
      ],
      async perform(_operator, { signal, progress }) {
        const { keepAudit, runAudit } = await import('@genledger/services/audit');
        const report = await runAudit({
          targets: [{ name, url }],
          read: 'primary',
          clock: ledger.clock,
          signal,
          onProgress: progress,
        });
        const kept = await keepAudit(ledger.database, report);
        const findings = report.environments.reduce(
          (sum, environment) => sum + environment.findings.length,
          0,
        );
        const verdicts = {
          true: 'The criteria hold',
          false: 'The criteria do not hold',
          null: 'It could not be told',
        } as const;
        const verdict = verdicts[`${report.holds}`];
        return kept.kind === 'kept'
          ? `${verdict}; ${findings} rules found something.`
          : `${verdict}; not kept: ${kept.why}.`;
      },
    };
  },
};
