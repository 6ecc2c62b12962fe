import type { CookExecutionDocument, GenerationDocument, SpellCastDocument } from '@genledger/db/client';
import { decimalText, fromWhole } from '@genledger/db/mappers';
import { picoUsd } from '../main-job/expected-record.ts';

/** What an execution says of its children, or what they say of themselves, in figures that can be compared. */
export interface Sums {
  readonly counts: Readonly<Record<'pending' | 'processing' | 'success' | 'failed' | 'cancelled', number>>;
  readonly picoUsd: bigint;
  readonly pointsSpent: number;
}

interface Child {
  readonly status: keyof Sums['counts'];
  readonly picoUsd: bigint;
  readonly pointsSpent: number;
}

/** Adds children up by hand. */
export function sumOf(children: readonly Child[]): Sums {
  const counts = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };
  for (const { status } of children) counts[status] += 1;
  return {
    counts,
    picoUsd: children.reduce((sum, child) => sum + child.picoUsd, 0n),
    pointsSpent: children.reduce((sum, child) => sum + child.pointsSpent, 0),
  };
}

/** A generation as a child. */
export function childOf({ status, costUsd, pointsSpent }: GenerationDocument): Child {
  return {
    status,
    picoUsd: picoUsd(costUsd === undefined ? '0' : decimalText(costUsd)),
    pointsSpent: fromWhole(pointsSpent),
  };
}

/** What an execution itself says. */
export function statedBy(document: CookExecutionDocument | SpellCastDocument): Sums {
  return {
    counts: document.counts,
    picoUsd: picoUsd(decimalText(document.costUsd)),
    pointsSpent: fromWhole(document.pointsSpent),
  };
}

/** The ids of children in the order of their making. */
export function idsOf(children: readonly Pick<GenerationDocument, '_id'>[]): readonly string[] {
  return children.map(({ _id }) => _id.toHexString()).sort();
}
