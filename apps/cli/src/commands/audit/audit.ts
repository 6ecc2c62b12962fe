import { type AuditReport, type Baseline, compareReports } from '@genledger/domain/audit';
import type { AuditOptions } from '@genledger/services/audit';
import { defineCommand } from '../../command/definition.ts';
import { defaulted, optional } from '../../command/inputs.ts';
import { oneOf, text, wholeNumber } from '../../command/parsers.ts';
import { CommandError, presentProblem } from '../../outcome/problem.ts';
import { FORMATS, formatReport } from '../../presenters/audit/formats.ts';
import { presentReport } from '../../presenters/audit/report.ts';
import { readTextFile } from '../../session/read-text-file.ts';
import type { Session } from '../../session/session.ts';
import type { Settings } from '../../session/settings.ts';
import { listDocuments } from './list-documents.ts';
import { rule, rules } from './rules.ts';
import { auditTargets, findLedger } from './targets.ts';
import { FAIL_ON, verdictOf } from './verdict.ts';
import { writeReport } from './write-report.ts';

const READS = ['primary', 'secondary', 'snapshot'] as const;
const SECOND_MS = 1000;

async function readBaseline({ host }: Session, file: string | undefined): Promise<Baseline | undefined> {
  if (file === undefined) return undefined;
  const { parseBaseline } = await import('@genledger/services/audit');
  const baseline = parseBaseline(await readTextFile(host, file));
  if (baseline.ok) return baseline.value;
  throw new CommandError({ code: 'invalid-input', message: `The baseline ${file} ${baseline.error}.` });
}

/** Keeps a report in the ledger. @returns what to tell of it */
async function keep(session: Session, settings: Settings, report: AuditReport): Promise<string> {
  const ledger = await findLedger(settings);
  if (ledger === undefined) return 'This run is not kept: no ledger is set up here.';
  const { keepAudit } = await import('@genledger/services/audit');
  const kept = await keepAudit(await session.connect(ledger), report);
  return kept.kind === 'kept'
    ? `This run is kept in the ledger as ${kept.id}.`
    : `This run is not kept: ${kept.why}.`;
}

function stopSignal(session: Session, maxTime: number | undefined): AbortSignal {
  return maxTime === undefined
    ? session.interrupted
    : AbortSignal.any([session.interrupted, AbortSignal.timeout(maxTime * SECOND_MS)]);
}

/** `genledger audit` */
export const auditCommand = defineCommand({
  description: `Read databases, change nothing in them, and say what is wrong: by rules, each with what it costs to ignore and the command that repairs it, and by the seven acceptance criteria. Rights to read are enough.

Exits 0 where the criteria hold, 1 where one does not, 2 where it could not tell: an audit that ended early never passes. With --fail-on new it exits 1 only for what the baseline did not have.`,
  examples: [
    'genledger audit',
    'genledger audit --env staging --env production --format html --out audit.html',
    'genledger audit --baseline last.json --fail-on new --format github',
    'genledger audit --documents cost-missing --limit 1000 --json',
  ],
  flags: {
    format: defaulted('FORMAT', 'What the report is written as', oneOf(FORMATS), 'text'),
    out: optional('FILE', 'Write the report to this file; one that is there is replaced', text(4096)),
    rules: optional('IDS', 'Tell of these rules only, with commas between; all criteria are told', rules),
    documents: optional('RULE', 'List the documents that one rule finds, instead of a report', rule),
    limit: defaulted('N', 'How many documents to list at most', wholeNumber(1, 1_000_000), 100),
    baseline: optional('FILE', 'Compare with this earlier JSON report; - reads standard input', text(4096)),
    failOn: defaulted('WHAT', 'What makes it fail', oneOf(FAIL_ON), 'criteria'),
    read: defaulted(
      'STATE',
      'Which state is read: snapshot is one moment for all collections, and lasts some minutes',
      oneOf(READS),
      'primary',
    ),
    sample: optional('N', 'Read so many documents of each collection at random', wholeNumber(1, 10_000_000)),
    maxTime: optional('S', 'End after so many seconds, incomplete if so', wholeNumber(1, 864_000)),
  },
  onInterrupt: 'stop',
  async run(session, input) {
    const { format, out, documents, limit, baseline: file, failOn, read, sample, maxTime } = input;
    if (failOn === 'new' && (file === undefined || sample !== undefined)) {
      const message = '--fail-on new needs --baseline, and all documents: leave --sample out.';
      return presentProblem({ code: 'bad-usage', message });
    }
    const { requireSound } = await import('../../session/settings.ts');
    const settings = requireSound(await session.readSettings());
    const baseline = await readBaseline(session, file);
    const options: AuditOptions = {
      targets: await auditTargets(session, settings),
      read,
      clock: { now: () => session.host.now() },
      signal: stopSignal(session, maxTime),
      onProgress: session.progress,
      ...(input.rules && { rules: input.rules }),
      ...(sample !== undefined && { sampleSize: sample }),
    };
    if (documents !== undefined) return listDocuments(documents, limit, options);
    const { runAudit } = await import('@genledger/services/audit');
    const report = await runAudit(options);
    const changes = baseline && compareReports(report, baseline);
    const notes = [await keep(session, settings, report)];
    if (out !== undefined) {
      await writeReport(
        session.host,
        out,
        formatReport(session.flags.json ? 'json' : format, { report, changes }),
      );
      notes.push(`The report is in ${out}.`);
    }
    const verdict = verdictOf(report, changes, failOn);
    return presentReport({ report, changes }, { verdict, format, notes, isWritten: out !== undefined });
  },
});
