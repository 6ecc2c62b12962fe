import { bsonDecimal, bsonDouble } from '@genledger/db/audit';
import type { Draft } from '../draft.ts';
import { type PicoUsd, picoText } from '../pico-usd.ts';
import type { Form } from '../rates.ts';

/** Writes an amount in one of the forms that were seen; all but one are of a wrong type. */
export function writeAmount(draft: Draft, amount: PicoUsd, form: Form<'costForm'>): void {
  const text = picoText(amount);
  const forms = {
    decimal: () => bsonDecimal(text),
    double: () => bsonDouble(Number(text)),
    text: () => text,
    exported: () => ({ $numberDecimal: text }),
    exportedBare: () => ({ numberDecimal: text }),
  };
  if (form !== 'decimal') draft.plant('cost-typed-wrong');
  draft.fields['costUsd'] = forms[form]();
}
