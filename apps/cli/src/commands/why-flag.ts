import { optional } from '../command/inputs.ts';
import { text } from '../command/parsers.ts';

/** `--why TEXT`: kept in the ledger with who gave the command. */
export const whyFlag = {
  why: optional('TEXT', 'The reason, kept in the ledger with who gave the command', text(500)),
};
