import type { Resolved } from '@genledger/services/migration';
import { writeCursor } from '@genledger/services/paging';
import type { Presentation } from '../outcome/presentation.ts';
import { neutralise } from './layout/neutralise.ts';
import type { PageOf } from './page.ts';

/** An undecided document, as the list shows it. */
interface Undecided {
  readonly collection: string;
  readonly documentId: unknown;
  readonly findings: readonly {
    readonly field: string;
    readonly reason: string;
    readonly candidates: readonly { readonly source: string; readonly value: string }[];
  }[];
}

function linesOf({ collection, documentId, findings }: Undecided): readonly string[] {
  const reasons = findings.map(({ field, reason, candidates }) => {
    const might = candidates.map(({ source, value }) => `${value} (${source})`);
    return `  ${field}: ${reason}${might.length > 0 ? `; might be ${might.join(' or ')}` : ''}`;
  });
  return [`${collection} ${documentId}`, ...reasons].map(neutralise);
}

/** Presents a page of what is undecided. @param isNarrowed whether only documents of an id or a reason were looked for */
export function presentQuarantine({ items, next }: PageOf<Undecided>, isNarrowed: boolean): Presentation {
  const nothing = isNarrowed ? 'No undecided document has that id or reason.' : 'Nothing is undecided.';
  const nextCursor = writeCursor(next);
  return {
    verdict: 'holds',
    json: { data: items, nextCursor },
    print: () => ({
      body: items.flatMap(linesOf).join('\n'),
      notes: [
        ...(items.length === 0 ? [nothing] : []),
        ...(nextCursor === null ? [] : [`There are more: --cursor ${nextCursor}`]),
      ],
    }),
  };
}

function problemsOf({ remaining, isComplete }: Resolved): readonly string[] {
  return [
    ...(remaining > 0
      ? [`${remaining} stay undecided: something else about them is, or the decision does not fit.`]
      : []),
    ...(isComplete ? [] : ['Interrupted: run it again for the rest.']),
  ];
}

function verdictOf({ remaining, isComplete }: Resolved): Presentation['verdict'] {
  if (!isComplete) return 'could-not-tell';
  return remaining === 0 ? 'holds' : 'does-not-hold';
}

/** Presents what settling came to. */
export function presentResolved(resolved: Resolved): Presentation {
  const { decided, upgraded, freed } = resolved;
  const problems = problemsOf(resolved);
  const beside = freed === 0 ? '' : `, and ${freed} generations that had waited for them`;
  return {
    verdict: verdictOf(resolved),
    json: resolved,
    ...(problems.length > 0 && { problems }),
    print: () => ({ body: `${upgraded} of ${decided} settled${beside}` }),
  };
}
