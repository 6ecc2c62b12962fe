import { defineCommand } from '../../command/definition.ts';
import { argument, toggle } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentToolSync } from '../../presenters/tool-sync.ts';
import { readTextFile } from '../../session/read-text-file.ts';

/** `genledger tools sync` */
export const syncCommand = defineCommand({
  description: `Bring the Tool Registry to what a file says. The file holds a JSON array of tools, one tool, an object of tools by their ids, a page of genledger tools list --json, or a tool on each line (NDJSON); - reads standard input.

Everything is validated first: with one mistake, nothing is changed and every mistake is named. Tools that the file does not name stay.`,
  examples: [
    'genledger tools sync tools.json --dry-run',
    'genledger tools sync tools.json',
    'cat tools.ndjson | genledger tools sync -',
  ],
  arguments: { file: argument('The file, or - for standard input', text(4096)) },
  flags: { dryRun: toggle('Say what would change, and change nothing') },
  onInterrupt: 'stop',
  async run(session, { file, dryRun }) {
    const { syncTools } = await import('@genledger/services/tool');
    const content = await readTextFile(session.host, file);
    const ledger = await session.openLedger({ changes: !dryRun });
    const sync = await syncTools(ledger, content, { dryRun, signal: session.interrupted });
    return sync.ok ? presentToolSync(sync.value, dryRun) : presentServiceError(sync.error);
  },
});
