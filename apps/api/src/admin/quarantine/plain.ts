import type { BrowsedValue } from '@genledger/services/browse';

/** A stored value as JSON shows it; numbers that JSON cannot hold exactly are texts. */
export function plainOf(value: BrowsedValue): unknown {
  switch (value.type) {
    case 'object':
      return Object.fromEntries(value.fields.map(([name, part]) => [name, plainOf(part)]));
    case 'array':
      return value.items.map(plainOf);
    case 'int':
    case 'double':
      return Number(value.text);
    case 'bool':
      return value.text === 'true';
    case 'null':
      return null;
    default:
      return value.text;
  }
}
