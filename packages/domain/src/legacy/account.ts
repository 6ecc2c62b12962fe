import { type AccountId, parseExternalId, type ToolId } from '../kernel/index.ts';
import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { objectIdText } from './numeric.ts';
import { known, type Reading, undecidable } from './reading.ts';

/** An account: an ObjectId by its digits, text as it is. */
export function readAccount(document: LegacyDocument, path: string): Reading<AccountId> {
  const value = fieldAt(document, path);
  const text = typeof value === 'string' ? value : objectIdText(value);
  const parsed = text === undefined ? undefined : parseExternalId<AccountId>(text);
  if (parsed?.ok) return known(parsed.value, path);
  return value === undefined
    ? undecidable('account-missing')
    : undecidable('account-unreadable', { source: path, value: shown(value) });
}

/** The tool that was run: its own field, else the copy in the metadata. */
export function readToolId(document: LegacyDocument): Reading<ToolId> {
  for (const path of ['toolId', 'metadata.toolId']) {
    const value = fieldAt(document, path);
    const parsed = typeof value === 'string' ? parseExternalId<ToolId>(value) : undefined;
    if (parsed?.ok) return known(parsed.value, path);
  }
  const value = fieldAt(document, 'toolId');
  return undecidable(
    'tool-unreadable',
    ...(value === undefined ? [] : [{ source: 'toolId', value: shown(value) }]),
  );
}
