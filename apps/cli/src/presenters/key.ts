import type { ApiKeyScope, listApiKeys } from '@genledger/services/api-key';
import type { Presentation } from '../outcome/presentation.ts';
import { presentProblem } from '../outcome/problem.ts';
import type { Column } from './layout/table.ts';
import { presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

type KeyView = Awaited<ReturnType<typeof listApiKeys>>[number];

/** A key that was just made, with its text. */
export interface NewKey {
  readonly id?: string;
  readonly key: string;
  readonly name: string;
  readonly scope: ApiKeyScope;
}

const COLUMNS: readonly Column<KeyView>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'NAME', value: ({ name }) => name, minimum: 12 },
  { title: 'SCOPE', value: ({ scopes }) => scopes.join(', '), rank: 2 },
  { title: 'CREATED', value: ({ createdAt }) => isoSeconds(createdAt), rank: 3 },
  {
    title: 'REVOKED',
    rank: 1,
    value: ({ revokedAt }) => isoSeconds(revokedAt),
    tone: ({ revokedAt }) => (revokedAt ? 'quiet' : undefined),
  },
];

/** Presents a new key: its text alone on standard output, so that a script can take it. */
export function presentNewKey(made: NewKey): Presentation {
  return {
    verdict: 'holds',
    json: made,
    print: () => ({
      body: made.key,
      notes: [`Key "${made.name}" with scope ${made.scope}. It is shown this once: keep it now.`],
    }),
  };
}

/** Presents the list of keys. */
export function presentKeys(keys: readonly KeyView[]): Presentation {
  return presentPage(
    { items: keys },
    { columns: COLUMNS, empty: 'There is no key yet: genledger keys create --name NAME --scope admin' },
  );
}

/** Presents what became of a revocation. */
export function presentRevoked(id: string, revoked: boolean): Presentation {
  if (!revoked) {
    const message = `There is no key ${id} in use; see genledger keys list.`;
    return presentProblem({ code: 'not-found', message }, 'does-not-hold');
  }
  return { verdict: 'holds', json: { id, revoked }, print: () => ({ body: `Revoked ${id}.` }) };
}
