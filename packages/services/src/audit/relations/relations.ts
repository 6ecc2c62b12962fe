import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildRecord, CriteriaTally, ListedRecord, ParentRecord } from '@genledger/domain/audit';
import { judgeChildren } from './judge-children.ts';
import { judgeParents } from './judge-parents.ts';
import { judgeRuns } from './judge-runs.ts';
import { ListedFilter } from './listed-filter.ts';
import type { RelationFound, RunRecord, TieRecord } from './records.ts';
import { Spill } from './spill.ts';

/** About so many documents are held in memory at once. */
const DOCUMENTS_AT_ONCE = 50_000;
const MOST_PARTITIONS = 256;

/** What is kept of all documents until their relations can be judged. */
export interface Relations extends Disposable {
  /** Takes up a parent; all of them come before the first child. */
  addParent(parent: ParentRecord, listed: readonly string[]): void;
  addChild(child: ChildRecord): void;
  addRun(run: RunRecord): void;
  /**
   * Judges all relations, partition by partition.
   * @param isStopped looked at between two partitions
   * @returns whether it came to the end
   */
  judge(found: RelationFound, tally: CriteriaTally, isStopped: () => boolean): Promise<boolean>;
}

/**
 * Opens a store for relations in a folder of its own, which goes when it is disposed of.
 * @param documents how many there are, about
 * @param nowMs documents made since then are no part of the audit: their other half may not have been read
 */
export function openRelations(documents: number, nowMs: number): Relations {
  const directory = mkdtempSync(join(tmpdir(), 'genledger-audit-'));
  const partitions = Math.min(MOST_PARTITIONS, Math.max(1, Math.ceil(documents / DOCUMENTS_AT_ONCE)));
  const open = <Value>(name: string) => new Spill<Value>(directory, name, partitions);
  const listed = open<ListedRecord>('listed');
  const children = open<ChildRecord>('children');
  const parents = open<ParentRecord>('parents');
  const casts = open<ParentRecord>('casts');
  const ties = open<TieRecord>('ties');
  const dangling = open<ListedRecord>('dangling');
  const runs = open<RunRecord>('runs');
  const filter = new ListedFilter();
  return {
    addParent(parent, ids) {
      parents.add(parent.key, parent);
      if (parent.piece !== undefined) casts.add(parent.piece.of, parent);
      for (const child of ids) {
        filter.add(child);
        listed.add(child, { child, parent: parent.key });
      }
    },
    addChild(child) {
      const isTied = child.named.length > 0 || child.claimsParent || filter.mayHold(child.id);
      if (isTied) children.add(child.id, child);
    },
    addRun: (run) => runs.add(run.run, run),
    async judge(found, tally, isStopped) {
      const steps = [
        (partition: number) => judgeRuns(runs.values(partition), found),
        (partition: number) =>
          judgeChildren(listed.values(partition), children.values(partition), {
            ties,
            dangling,
            found,
            nowMs,
          }),
        (partition: number) =>
          judgeParents(
            {
              parents: parents.values(partition),
              casts: casts.values(partition),
              ties: ties.values(partition),
              dangling: dangling.values(partition),
            },
            { found, tally, nowMs },
          ),
      ];
      for (const step of steps) {
        for (let partition = 0; partition < partitions; partition += 1) {
          if (isStopped()) return false;
          step(partition);
          // Ctrl-C and time limits are heard between two partitions.
          await new Promise(setImmediate);
        }
      }
      return true;
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
