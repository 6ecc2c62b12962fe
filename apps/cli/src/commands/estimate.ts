import type { ToolId } from '@genledger/domain/kernel';
import { PRICING_TIERS } from '@genledger/domain/money';
import { defineCommand } from '../command/definition.ts';
import { externalId } from '../command/id-parsers.ts';
import { argument, defaulted, optional } from '../command/inputs.ts';
import { oneOf, text } from '../command/parsers.ts';
import { presentProblem, presentServiceError } from '../outcome/problem.ts';
import { presentEstimate } from '../presenters/estimate.ts';

/** `genledger estimate` */
export const estimateCommand = defineCommand({
  description:
    "Say what a run of a tool is expected to take: half, and 95 of 100, stay within the figures. From the tool's own history, else from the price of a run.",
  examples: ['genledger estimate demo-image', `genledger estimate demo-image --inputs '{"steps":28}' --json`],
  arguments: { tool: argument('Id of the tool', externalId<ToolId>()) },
  flags: {
    inputs: optional(
      'JSON',
      'What the tool would be given: the size of the run is read from it',
      text(10_000),
    ),
    environment: optional('NAME', 'Whose past counts; that of this ledger where it is left out', text(40)),
    tier: defaulted('TIER', 'What the account pays', oneOf(PRICING_TIERS), 'standard'),
  },
  async run(session, { tool, tier, environment, ...given }) {
    const { estimateTool, parseInputs } = await import('@genledger/services/estimate');
    const inputs = parseInputs(given.inputs);
    if (!inputs.ok)
      return presentProblem({ code: 'bad-usage', message: `--inputs ${inputs.error.message}.` });
    const ledger = await session.openLedger({ changes: false });
    const terms = { inputs: inputs.value, pricingTier: tier, ...(environment && { environment }) };
    const estimate = await estimateTool(ledger, tool, terms);
    return estimate.ok
      ? presentEstimate(estimate.value)
      : presentServiceError(estimate.error, 'genledger tools list');
  },
});
