import { defineCommand } from '../command/definition.ts';
import { presentFilterHelp } from '../presenters/filter-help.ts';

/** `genledger filter` */
export const filterCommand = defineCommand({
  description: 'Explain the filter language of --filter, with the fields of every kind of record.',
  examples: ['genledger filter', 'genledger filter --json'],
  flags: {},
  run: async () => presentFilterHelp(),
});
