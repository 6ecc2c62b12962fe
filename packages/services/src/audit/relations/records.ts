import type { ChildRecord, ParentRecord, RuleId } from '@genledger/domain/audit';

/** A run of the provider that a generation names. */
export interface RunRecord {
  readonly run: string;
  readonly provider: string;
  readonly id: string;
}

/** A generation's tie to a parent, with what the parent's totals need of it. */
export interface TieRecord {
  readonly child: Omit<ChildRecord, 'named'>;
  readonly parent: ParentRecord['key'];
  readonly isNamed: boolean;
  readonly isListed: boolean;
  readonly isPrimary: boolean;
}

/** Something wrong between documents. */
export type RelationFound = (rule: RuleId, collection: string, id: string, why: string) => void;
