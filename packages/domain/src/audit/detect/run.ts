import { type AuditSettings, isOlderThanDay, versionOf } from '../facts.ts';
import type { AuditedDocument } from '../field-value.ts';
import { isPresent, readInstant, readText, secondOfId } from '../read-value.ts';
import type { Found } from './found.ts';

/** Finds what is wrong with one run of a cook or a spell by itself. Children of its own version 2 keep it alive by changing it. */
export function judgeRun(document: AuditedDocument, settings: AuditSettings, found: Found): void {
  const { values } = document;
  if (readText(values.get('status')) !== 'running') return;
  const movedMs =
    readInstant(values.get('updatedAt')) ?? readInstant(values.get('startedAt')) ?? secondOfId(document.id);
  const isRunOfLedger = versionOf(values.get('schemaVersion')) === 2 && !isPresent(values.get('legacy'));
  if (!isRunOfLedger && isOlderThanDay(movedMs, settings))
    found('execution-stalled', 'running, and not changed for a day');
}
