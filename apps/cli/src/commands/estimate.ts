import type { CookId, SpellId, ToolId } from '@genledger/domain/kernel';
import { PRICING_TIERS } from '@genledger/domain/money';
import { defineCommand } from '../command/definition.ts';
import { externalId, objectId } from '../command/id-parsers.ts';
import { anyArguments, defaulted, optional } from '../command/inputs.ts';
import { oneOf, text, wholeNumber } from '../command/parsers.ts';
import { presentProblem, presentServiceError } from '../outcome/problem.ts';
import { presentEstimate } from '../presenters/estimate.ts';

/** `genledger estimate` */
export const estimateCommand = defineCommand({
  description:
    "Say what a run of a tool, all pieces of a cook or one cast of a spell are expected to take: half, and 95 of 100, stay within the figures. From the tools' own history, else from the price of a run.",
  examples: [
    'genledger estimate demo-image',
    `genledger estimate demo-image --inputs '{"steps":28}' --json`,
    'genledger estimate --cook 66cd00000000000000000001 --concurrency 8',
    'genledger estimate --spell 66cd00000000000000000001',
  ],
  arguments: { tool: anyArguments('Id of the tool', externalId<ToolId>()) },
  flags: {
    cook: optional('ID', 'All pieces of this cook', objectId<CookId>()),
    spell: optional('ID', 'One cast of this spell', objectId<SpellId>()),
    concurrency: optional('COUNT', 'Pieces of the cook that run side by side', wholeNumber(1, 200)),
    inputs: optional('JSON', 'What the tool or spell would be given: sizes are read from it', text(10_000)),
    environment: optional('NAME', 'Whose past counts; that of this ledger where it is left out', text(40)),
    tier: defaulted('TIER', 'What the account pays', oneOf(PRICING_TIERS), 'standard'),
  },
  async run(session, { tool, cook, spell, tier, ...given }) {
    if (tool.length > 1) return presentProblem({ code: 'bad-usage', message: 'Name one tool.' });
    const { estimate } = await import('@genledger/services/estimate');
    const ledger = await session.openLedger({ changes: false });
    const [toolId] = tool;
    const answer = await estimate(ledger, {
      ...given,
      pricingTier: tier,
      ...(toolId !== undefined && { toolId }),
      ...(cook !== undefined && { cookId: cook }),
      ...(spell !== undefined && { spellId: spell }),
    });
    if (answer.ok) return presentEstimate(answer.value);
    return answer.error.code === 'invalid-input'
      ? presentProblem(answer.error)
      : presentServiceError(answer.error, 'genledger tools list');
  },
});
