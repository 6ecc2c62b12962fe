import { resolve } from 'node:path';
import type { Rates } from '@genledger/services/legacy-generator';
import { defineCommand } from '../command/definition.ts';
import { defaulted, optional, toggle } from '../command/inputs.ts';
import { text, wholeNumber } from '../command/parsers.ts';
import { CommandError, presentServiceError } from '../outcome/problem.ts';
import { presentGenerated } from '../presenters/generated-legacy.ts';
import { watchPace } from '../session/pace.ts';
import { readTextFile } from '../session/read-text-file.ts';
import type { Session } from '../session/session.ts';

async function readRates({ host }: Session, file: string | undefined): Promise<Rates> {
  const { DEFAULT_RATES, parseRates } = await import('@genledger/services/legacy-generator');
  if (file === undefined) return DEFAULT_RATES;
  const rates = parseRates(await readTextFile(host, file));
  if (rates.ok) return rates.value;
  const message = `The rates in ${file} have mistakes; correct them:`;
  throw new CommandError({ code: 'invalid-input', message, issues: rates.error });
}

/** `genledger generate-legacy` */
export const generateLegacyCommand = defineCommand({
  description: `Fill an empty database with records as old writers left them, to try the audit and the migration on: every kind of rot that is known, mixed freely, at set rates. Equal seeds and rates make equal databases.

The truth file tells of each document what is wrong with it and what is right, one JSON object a line.`,
  examples: [
    'genledger generate-legacy --documents 20000 --seed 7 --database-url mongodb://127.0.0.1:27017/legacy',
    'genledger generate-legacy --documents 1000000 --seed 7 --truth truth.ndjson',
    'genledger generate-legacy --documents 1000 --seed 7 --rates rates.json --json',
  ],
  flags: {
    documents: defaulted('N', 'How many generations', wholeNumber(1, 100_000_000), 20_000),
    seed: defaulted('S', 'What chance starts from', wholeNumber(0, 2 ** 48), 1),
    rates: optional(
      'FILE',
      'How often each form is written, where it differs from the usual: {"costValue":{"zero":50},"chances":{"secret":1}}; - reads standard input',
      text(4096),
    ),
    truth: optional('FILE', 'Where to write the truth; one that is there is replaced', text(4096)),
    intoExisting: toggle('Add to a database that has collections already'),
  },
  onInterrupt: 'stop',
  async run(session, { documents, seed, rates, truth, intoExisting }) {
    const { requireSound } = await import('../session/settings.ts');
    const { generateLegacy } = await import('@genledger/services/legacy-generator');
    const target = await session.findTarget(requireSound(await session.readSettings()));
    if (!target.ok) throw new CommandError(target.error);
    const made = await generateLegacy({
      databaseUrl: target.value.url,
      documents,
      seed,
      rates: await readRates(session, rates),
      intoExisting,
      signal: session.interrupted,
      onProgress: watchPace(session, documents, 'documents'),
      ...(truth !== undefined && { truthFile: resolve(session.host.directory, truth) }),
    });
    return made.ok ? presentGenerated(made.value) : presentServiceError(made.error);
  },
});
