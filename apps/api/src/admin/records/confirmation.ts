import { isProductionName } from '@genledger/services/operation';
import type { RecordAction } from './record-kind.ts';

/** The longest reason that is kept. */
export const LONGEST_REASON = 200;
const ORDINARY_WORD = 'yes';

/** The word that has to be written to do something: in production the environment's name; none for what is not grave elsewhere. */
export function confirmationWord(
  { isGrave }: Pick<RecordAction<never>, 'isGrave'>,
  environment: string,
): string | undefined {
  if (isProductionName(environment)) return environment;
  return isGrave ? ORDINARY_WORD : undefined;
}

/** What a form says, or what is wrong with it. */
export function readConfirmation(
  form: Readonly<Record<string, unknown>>,
  word: string | undefined,
): { readonly why: string } | { readonly problem: string; readonly why: string } {
  const why = typeof form['why'] === 'string' ? form['why'].trim().slice(0, LONGEST_REASON) : '';
  if (why === '') return { why, problem: 'Say why: it is kept with what is done.' };
  const written = typeof form['word'] === 'string' ? form['word'].trim() : '';
  return word === undefined || written === word
    ? { why }
    : { why, problem: `Nothing was done: “${word}” has to be written.` };
}
