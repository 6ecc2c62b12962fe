import type { BrowsedValue } from '@genledger/services/browse';
import { textAt, valueAt } from './value.ts';

/** What is undecided about a document of the quarantine, each with what it might be: `status: done`. */
export function undecidedTexts(note: BrowsedValue): readonly string[] {
  const findings = valueAt(note, 'findings');
  if (findings?.type !== 'array') return [];
  return findings.items.map((finding) => {
    const candidates = valueAt(finding, 'candidates');
    const values =
      candidates?.type === 'array' ? candidates.items.map((each) => textAt(each, 'value') ?? '?') : [];
    return `${textAt(finding, 'field') ?? '?'}: ${values.length === 0 ? 'no candidate' : values.join(' or ')}`;
  });
}
