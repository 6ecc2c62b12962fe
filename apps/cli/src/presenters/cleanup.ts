import type { CleanupOutcome, CleanupReport } from '@genledger/services/cleanup';
import type { Presentation } from '../outcome/presentation.ts';
import { presentProblem } from '../outcome/problem.ts';
import { type Column, table } from './layout/table.ts';
import { isoSeconds } from './time.ts';

type RuleMatches = CleanupReport['rules'][number];

const COLUMNS: readonly Column<RuleMatches>[] = [
  { title: 'RULE', value: ({ rule }) => rule, minimum: 16 },
  { title: 'GENERATIONS', value: ({ generations }) => String(generations), align: 'right' },
  { title: 'SHARE', value: ({ share }) => percent(share), align: 'right' },
  {
    title: 'FOR EXAMPLE',
    value: ({ samples }) => samples.map(({ id }) => id).join(' '),
    minimum: 24,
    rank: 1,
  },
];

/** Why families stay, in words. */
const REASONS = {
  mixed: 'not every generation of the execution is a test’s',
  open: 'not ended, or still to be told',
  young: 'too young',
  unlinked: 'a generation is not linked to its execution yet: migrate first',
  'too-large': 'too many documents for one transaction',
  unfaithful: 'it holds a type that would not come back as it is',
  'old-version': 'of an old schema version: migrate first',
} as const satisfies Record<keyof CleanupReport['wouldKeep'], string>;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function keptLines(kept: CleanupReport['wouldKeep']): readonly string[] {
  return Object.entries(kept).map(
    ([reason, count]) => `${count} stay whole: ${REASONS[reason as keyof typeof REASONS]}.`,
  );
}

/** Presents what the rules match and what a cleaning would do. */
export function presentCleanupReport(report: CleanupReport): Presentation {
  const { generations, matched, oldVersion, wouldMove, share, atMostShare } = report;
  const old = oldVersion > 0 ? [`${oldVersion} of them are of schema version 1: migrate first.`] : [];
  const ask = report.needsConfirmation
    ? [`That is more than ${percent(atMostShare)}: genledger clean run asks for --yes.`]
    : [];
  return {
    verdict: report.isComplete ? 'holds' : 'could-not-tell',
    json: report,
    ...(!report.isComplete && { problems: ['Interrupted: the counts are not whole.'] }),
    print: (screen) => ({
      body: table(COLUMNS, report.rules, screen).text,
      notes: [
        `${matched} of ${generations} generations match (${percent(share)}).`,
        ...old,
        `A cleaning would move ${wouldMove.generations} generations, ${wouldMove.documents} documents in all.`,
        ...keptLines(report.wouldKeep),
        ...ask,
      ],
    }),
  };
}

/** Presents what a cleaning did. */
export function presentCleanup(outcome: CleanupOutcome): Presentation {
  if (outcome.kind === 'refused') {
    const { share, atMostShare } = outcome;
    const what = `The rules match ${percent(share)} of the generations, more than ${percent(atMostShare)}.`;
    const message = `${what} Nothing was moved. Look at genledger clean report, and say --yes if that is right.`;
    return presentProblem({ code: 'needs-confirmation', message });
  }
  const { kind: _, ...cleaned } = outcome;
  const { cleaning, moved, kept, purgeAt, isComplete } = cleaned;
  const back = `genledger clean restore --batch ${cleaning} brings them back until ${isoSeconds(purgeAt)}.`;
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: cleaned,
    ...(!isComplete && { problems: ['Interrupted. Run it again for the rest.'] }),
    print: () => ({
      body: `${moved.generations} generations moved to the trash, ${moved.documents} documents in all.`,
      notes: [...(cleaning === undefined ? [] : [back]), ...keptLines(kept)],
    }),
  };
}
