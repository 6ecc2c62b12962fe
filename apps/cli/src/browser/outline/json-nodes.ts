import type { BrowsedValue } from '@genledger/services/browse';
import { jsonOf } from '../value.ts';
import type { OutlineNode } from './node.ts';

function scalarText(value: BrowsedValue): string {
  return JSON.stringify(jsonOf(value));
}

function partsOf(value: BrowsedValue): readonly (readonly [string, BrowsedValue])[] {
  if (value.type === 'object') return value.fields.map(([name, part]) => [`${JSON.stringify(name)}: `, part]);
  return value.type === 'array' ? value.items.map((item) => ['', item]) : [];
}

/** A value as the lines of its JSON; objects and lists fold. @param label what stands before it, such as `"status": ` */
export function jsonNodes(
  value: BrowsedValue,
  label: string,
  path: string,
  comma: '' | ',',
  isUnfolded: boolean,
): readonly OutlineNode[] {
  if (value.type !== 'object' && value.type !== 'array') {
    return [{ id: path, label: '', text: `${label}${scalarText(value)}${comma}` }];
  }
  const [open, close] = value.type === 'object' ? ['{', '}'] : ['[', ']'];
  const parts = partsOf(value);
  if (parts.length === 0) return [{ id: path, label: '', text: `${label}${open}${close}${comma}` }];
  const children = parts.flatMap(([name, part], index) =>
    jsonNodes(part, name, `${path}.${index}`, index < parts.length - 1 ? ',' : '', false),
  );
  return [
    {
      id: path,
      label: '',
      text: `${label}${open} … ${close}${comma}`,
      unfolded: { text: `${label}${open}`, end: `${close}${comma}` },
      children,
      isUnfolded,
    },
  ];
}
