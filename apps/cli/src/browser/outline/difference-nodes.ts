import type { BrowsedValue } from '@genledger/services/browse';
import type { OutlineNode } from './node.ts';
import { valueNode } from './value-nodes.ts';

function isSame(one: BrowsedValue, other: BrowsedValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function fieldsOf(value: BrowsedValue): ReadonlyMap<string, BrowsedValue> {
  return new Map(value.type === 'object' ? value.fields : []);
}

function line(sign: string, name: string, value: BrowsedValue): OutlineNode {
  const node = valueNode(name, value, `${sign}.${name}`);
  return { ...node, label: `${sign} ${name}`, tone: sign === '-' ? 'bad' : 'good' };
}

/** What a migration changed, field by field: `-` as it was, `+` as it is; what is the same stands last, folded. */
export function differenceNodes(before: BrowsedValue, after: BrowsedValue): readonly OutlineNode[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => name !== 'legacy');
  const changed: OutlineNode[] = [];
  const same: OutlineNode[] = [];
  for (const name of names) {
    const [was, is] = [old.get(name), now.get(name)];
    if (was && is && isSame(was, is)) same.push({ ...valueNode(name, is, `=.${name}`), label: `  ${name}` });
    else changed.push(...(was ? [line('-', name, was)] : []), ...(is ? [line('+', name, is)] : []));
  }
  const rest = { id: '=', label: '=', text: `${same.length} fields are the same`, children: same };
  return [...changed, ...(same.length > 0 ? [rest] : [])];
}
