import { completeFilter, type FilterSchema, parseFilter } from '@genledger/domain/filter';
import { LinePrompt } from './line-prompt.ts';
import type { ListView } from './list/list-view.ts';

/** Examples by what is filtered. */
const EXAMPLES: Readonly<Record<FilterSchema['records'], string>> = {
  generations: 'status:failed tool:Flux* age>24h cost>0.5 missing:durationMs',
  deliveries: 'delivery:dropped platform:webhook tries>3',
  events: 'state:unmatched since:24h',
  executions: 'kind:cook status:running age>1h',
  'cook executions': 'status:running age>1h',
  'spell casts': 'status:failed cost>1',
  findings: 'severity:critical,major count>10',
};

/** Asks for the filter of a list. */
export function filterPrompt(view: ListView, schema: FilterSchema, history: readonly string[]): LinePrompt {
  return new LinePrompt({
    label: '/',
    initial: view.query.filter === '' ? '' : `${view.query.filter} `,
    example: EXAMPLES[schema.records],
    history,
    complete: (text, cursor) => completeFilter(text, cursor, schema),
    check: (text) =>
      parseFilter(text, schema).mistakes.map(({ from, to, message }) => ({ from, to, message })),
    submit: (text) => view.ask({ filter: text.trim() }),
  });
}
