import type { BrowsedValue } from '@genledger/db/browse';

/** Fields that hold something secret wherever they stand. */
const SECRET_FIELD = /^(headers|hash|.*(secret|secrets|password|token|tokens|authorization|api_?key))$/i;
/** Numbers under such names are counts of tokens, which are no secrets. */
const isHarmless = (value: BrowsedValue): boolean =>
  value.type === 'int' || value.type === 'long' || value.type === 'double' || value.type === 'null';

const HIDDEN: BrowsedValue = { type: 'string', text: '[secret]' };

/** A value as people may see it: what is secret in it is only said to be there. */
export function maskSecrets(value: BrowsedValue): BrowsedValue {
  if (value.type === 'array') return { type: 'array', items: value.items.map(maskSecrets) };
  if (value.type !== 'object') return value;
  return {
    type: 'object',
    fields: value.fields.map(([name, part]) => [
      name,
      SECRET_FIELD.test(name) && !isHarmless(part) ? HIDDEN : maskSecrets(part),
    ]),
  };
}
