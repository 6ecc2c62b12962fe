import { randomUUID } from 'node:crypto';
import type { ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import { PROVIDERS } from '@genledger/providers/registry';
import type { ProviderDirectory } from '../context.ts';
import { type Finding, failing, ok, warning } from './check.ts';

const ASK_LIMIT_MS = 10_000;

/** The providers whose key is configured. */
export function configuredProviders(providers: ProviderDirectory): readonly ProviderName[] {
  return Object.values(PROVIDERS)
    .map(({ name }) => name)
    .filter((name) => providers.client(name) !== undefined);
}

/** Asks about a run that cannot exist: a provider that says so is reached, and took the key. */
async function problemWith(providers: ProviderDirectory, name: ProviderName): Promise<string | undefined> {
  const signal = AbortSignal.timeout(ASK_LIMIT_MS);
  const toolMetadata = providers.find(name)?.probe ?? {};
  const run = { runId: randomUUID() as ProviderRunId, toolMetadata };
  const outcome = await providers.client(name)?.fetchRun(run, signal);
  return outcome?.kind === 'unavailable' ? `${name}: ${outcome.message}` : undefined;
}

/**
 * Whether providers are configured, and, if asked, whether they answer.
 * @param embedded the process that starts the embedded database configures them for the API
 */
export async function checkProviders(
  providers: ProviderDirectory,
  embedded: boolean,
  online: boolean,
): Promise<Finding> {
  const names = configuredProviders(providers);
  if (names.length === 0 && embedded) {
    return ok('No key here; the process that starts the embedded database simulates ComfyUI Deploy.');
  }
  if (names.length === 0) {
    return warning(
      'No key is set here, so nothing can be submitted, asked or cancelled from here.',
      `Set ${Object.values(PROVIDERS)
        .map(({ environmentPrefix }) => `${environmentPrefix}_API_KEY`)
        .join(' or ')}.`,
    );
  }
  if (!online) return ok(`A key is set for ${names.join(', ')}; --online asks whether it is accepted.`);
  const answers = await Promise.all(names.map((name) => problemWith(providers, name)));
  const problems = answers.filter((problem) => problem !== undefined);
  return problems.length === 0
    ? ok(`${names.join(', ')} answered and took the key.`)
    : {
        ...failing('Not every provider answered as it should.', 'Check the key and the address.'),
        details: problems,
      };
}
