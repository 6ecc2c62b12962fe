import { SEVERITIES } from '../../audit/index.ts';
import { field, filterSchema } from '../field.ts';

/** What findings of an audit can be filtered by: what a rule found, in the report's words. */
export const FINDING_FILTER = filterSchema({
  records: 'findings',
  searched: ['rule', 'title', 'meaning'],
  fields: [
    field('rule', 'name', 'Id of the rule'),
    field('severity', 'word', 'How bad it is', { words: SEVERITIES }),
    field('repair', 'word', 'How it is repaired', { words: ['automatic', 'reviewed', 'none'] }),
    field('count', 'whole', 'Documents that were found'),
    field('title', 'prose', 'What it is called'),
    field('meaning', 'prose', 'What is wrong'),
  ],
});
