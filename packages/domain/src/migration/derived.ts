import {
  complete,
  decideEnd,
  type Evidence,
  type Execution,
  type GenerationBasis,
} from '../generation/index.ts';

/** An open run as its evidence gives it. */
export function openExecution(evidence: Evidence): Execution {
  const none = { pointsSpent: 0, protocolNetPoints: 0, flags: [] } as const;
  return evidence.processing === undefined
    ? { status: 'pending', ...none }
    : { status: 'processing', startedAt: evidence.processing.at, ...none };
}

/** A run as its evidence alone gives it: what the ledger writes once an event is applied to a record, whatever stood there. */
export function derivedExecution(basis: GenerationBasis, evidence: Evidence): Execution {
  const decided = decideEnd(evidence);
  return decided === undefined ? openExecution(evidence) : complete(basis, evidence, decided, undefined);
}
