import type { MigrationStatus } from '@genledger/db/migrations';
import type { Presentation } from '../outcome/presentation.ts';
import { countOf } from './count.ts';

const SENTENCES = {
  current: 'is at the contract of this build.',
  missing: 'is not set up yet. Run genledger database apply.',
  different:
    'is at the contract of another build. Run genledger database apply; where it is ahead, use the newer build.',
} as const satisfies Readonly<Record<MigrationStatus['kind'], string>>;

/** Presents where a database stands. */
export function presentMigrationStatus(database: string, status: MigrationStatus): Presentation {
  const { kind, ...hashes } = status;
  const sentence =
    kind === 'missing' && status.holdsVersion1
      ? 'holds records of schema version 1. See genledger migrate plan.'
      : SENTENCES[kind];
  return {
    verdict: kind === 'current' ? 'holds' : 'does-not-hold',
    json: { database, status: kind, ...hashes },
    print: () => ({ body: `The database ${database} ${sentence}` }),
  };
}

/** Presents what applying migrations did. */
export function presentApplied(database: string, migrationsApplied: number): Presentation {
  const applied = countOf(migrationsApplied, 'migration');
  return {
    verdict: 'holds',
    json: { database, migrationsApplied },
    print: () => ({
      body:
        migrationsApplied === 0
          ? `Nothing was missing in ${database}.`
          : `${applied} applied to ${database}.`,
    }),
  };
}
