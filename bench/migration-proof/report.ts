import type { Verified } from '@genledger/services/migration';
import type { Machine } from '../shared/machine.ts';
import { textTable } from '../shared/text-table.ts';
import type { RuleFigures } from './planted.ts';
import type { TruthFigures } from './truth.ts';

/** What the proof came to. */
export interface ProofFigures {
  readonly generations: number;
  readonly seed: number;
  /** Wall time of each part, seconds. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly rules: readonly RuleFigures[];
  readonly truth: TruthFigures;
  readonly checks: readonly Verified[];
  readonly migrated: Readonly<Record<string, number>>;
  readonly quarantined: Readonly<Record<string, number>>;
  readonly isUndoneExactly: boolean;
  readonly peakMib: number;
}

const yes = (holds: boolean): string => (holds ? 'yes' : 'NO');

/** The report of a proof, in Markdown. */
export function proofReport(machine: Machine, startedAt: Date, command: string, proof: ProofFigures): string {
  const { rules, truth, checks, seconds } = proof;
  const differing = rules.filter(({ isSame }) => !isSame);
  const parts = Object.entries(seconds).map(([part, taken]) => `${part} ${Math.round(taken)} s`);
  return [
    `# Proof of the migration, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${machine.cpu}, ${machine.cores} cores, load ${machine.loadBefore} before; Node ${machine.node}, mongod ${machine.mongod} on the same machine.`,
    `${proof.generations} generations, seed ${proof.seed}; ${parts.join(', ')}; peak memory of the process ${Math.round(proof.peakMib)} MiB.`,
    '',
    `- Audit: ${rules.length} kinds of rot were planted or found; ${rules.length - differing.length} of them in exactly the same documents.`,
    `- Migration: ${truth.decidable} decidable and ${truth.undecidable} undecidable documents; ${truth.wrong} are not as the truth file says.`,
    `- Undoing gives back the same bytes: ${yes(proof.isUndoneExactly)}.`,
    ...truth.examples.map((example) => `  - ${example}`),
    '',
    textTable(
      ['check', 'holds', 'checked', 'wrong'],
      checks.map(({ id, holds, checked, wrong }) => [id, yes(holds), String(checked), String(wrong)]),
    ),
    '',
    textTable(
      ['rot', 'planted', 'found', 'same documents'],
      rules.map(({ rule, planted, found, isSame }) => [rule, String(planted), String(found), yes(isSame)]),
    ),
    '',
    textTable(
      ['undecided, by reason', 'documents'],
      Object.entries(proof.quarantined).map(([reason, count]) => [reason, String(count)]),
    ),
    '',
  ].join('\n');
}
