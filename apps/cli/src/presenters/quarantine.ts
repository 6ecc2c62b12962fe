import type { Resolved } from '@genledger/services/migration';
import type { Presentation } from '../outcome/presentation.ts';

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
  return [`${collection} ${documentId}`, ...reasons];
}

/** Presents what is undecided. */
export function presentQuarantine(documents: readonly Undecided[]): Presentation {
  return {
    verdict: 'holds',
    json: { documents },
    print: () => ({
      body: documents.flatMap(linesOf).join('\n'),
      notes: documents.length === 0 ? ['Nothing is undecided.'] : [],
    }),
  };
}

/** Presents what settling came to. */
export function presentResolved(resolved: Resolved): Presentation {
  const { decided, upgraded, remaining } = resolved;
  return {
    verdict: remaining === 0 ? 'holds' : 'does-not-hold',
    json: resolved,
    ...(remaining > 0 && {
      problems: [`${remaining} stay undecided: something else about them is, or the decision does not fit.`],
    }),
    print: () => ({ body: `${upgraded} of ${decided} migrated` }),
  };
}
