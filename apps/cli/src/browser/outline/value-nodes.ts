import type { BrowsedValue } from '@genledger/services/browse';
import { durationText } from '../text.ts';
import { textOf } from '../value.ts';
import type { Destination } from '../view.ts';
import type { OutlineNode } from './node.ts';

/** Collections that fields name documents of. */
const LINKS: Readonly<Record<string, string>> = {
  cookExecutionId: 'cookExecutions',
  spellCastId: 'spellCasts',
  generationId: 'generationOutputs',
  cookId: 'cooks',
  spellId: 'spells',
  eventId: 'webhookEvents',
};

/** Units that the names of fields end in. */
const UNITS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/Ms$/, (text) => `ms = ${durationText(Number(text))}`],
  [/Usd$/, () => 'USD'],
  [/(Points|pointsSpent)$/, () => 'points'],
  [/Bytes$/, () => 'bytes'],
];

function unitOf(name: string, text: string): string | undefined {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1](text);
}

function linkOf(name: string, value: BrowsedValue, parent: string): Destination | undefined {
  if (value.type === 'string' && /^https?:\/\/\S+$/.test(value.text)) return { kind: 'url', url: value.text };
  if (value.type !== 'objectId' && value.type !== 'string') return undefined;
  const collection = parent === 'generationIds' ? 'generationOutputs' : LINKS[name];
  return collection === undefined || value.text === ''
    ? undefined
    : { kind: 'document', collection, id: value.text };
}

function noteOf(name: string, value: BrowsedValue): string {
  if (value.type === 'object' || value.type === 'array') return value.type;
  const unit = unitOf(name, value.text);
  return unit === undefined ? value.type : `${value.type}, ${unit}`;
}

/** A value as a node: its parts below it. */
export function valueNode(name: string, value: BrowsedValue, path: string, parent = ''): OutlineNode {
  const destination = linkOf(name, value, parent);
  return {
    id: path,
    label: name,
    text: textOf(value),
    note: noteOf(name, value),
    ...(destination && { destination }),
    ...(value.type === 'object' && {
      children: value.fields.map(([field, part]) => valueNode(field, part, `${path}.${field}`, name)),
    }),
    ...(value.type === 'array' && {
      children: value.items.map((item, index) => valueNode(String(index), item, `${path}.${index}`, name)),
    }),
  };
}

/** The fields of a document as nodes. */
export function fieldNodes(document: BrowsedValue): readonly OutlineNode[] {
  if (document.type !== 'object') return [];
  return document.fields.map(([name, value]) => valueNode(name, value, name));
}
