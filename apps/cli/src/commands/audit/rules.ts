import { type RuleId, ruleNamed } from '@genledger/domain/audit';
import { accept, type Parser, refuse } from '../../command/parser.ts';

/** One rule by its id. */
export const rule: Parser<RuleId> = {
  parse(given) {
    const found = ruleNamed(given);
    return found === undefined
      ? refuse('must be the id of a rule, as docs/audit.md lists them')
      : accept(found.id);
  },
};

/** Rules by their ids, separated by commas. */
export const rules: Parser<ReadonlySet<RuleId>> = {
  parse(given) {
    const found = given.split(',').map((id) => ruleNamed(id.trim()));
    const ids = found.flatMap((each) => each?.id ?? []);
    return ids.length === found.length
      ? accept(new Set(ids))
      : refuse('must be ids of rules with commas between, as docs/audit.md lists them');
  },
};
