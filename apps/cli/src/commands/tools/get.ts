import type { ToolId } from '@genledger/domain/kernel';
import { getTool } from '@genledger/services/tool';
import { defineCommand } from '../../command/definition.ts';
import { externalId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentTool } from '../../presenters/tool.ts';

/** `genledger tools get` */
export const getCommand = defineCommand({
  description: 'Show a tool of the Tool Registry: who executes it, what it costs, and its metadata.',
  examples: ['genledger tools get demo-image', 'genledger tools get demo-image --json'],
  arguments: { id: argument('Id of the tool', externalId<ToolId>()) },
  async run(session, { id }) {
    const tool = await getTool(await session.openLedger({ changes: false }), id);
    return tool.ok ? presentTool(tool.value) : presentServiceError(tool.error);
  },
});
