import { DEMO_TOOL_ID } from './prepare-ledger.ts';

/** What a person needs to know once the system runs. */
export interface Welcome {
  readonly address: string;
  readonly notifier: string;
  readonly database: string;
  /** The simulator's address, where it stands in for ComfyUI Deploy. */
  readonly simulator?: string;
  /** The key that was made at this start. */
  readonly firstApiKey?: string;
  /** Whether `GENLEDGER_ADMIN_KEY` named a key. */
  readonly isKeyGiven: boolean;
}

const ANOTHER_KEY = 'another: npx -y pnpm@12 genledger keys create --name me --scope admin';

function keyText({ firstApiKey, isKeyGiven }: Welcome): string {
  if (firstApiKey !== undefined) return `${firstApiKey}   (shown once)`;
  return `the one ${isKeyGiven ? 'in GENLEDGER_ADMIN_KEY' : 'shown at the first start'}; ${ANOTHER_KEY}`;
}

function firstGeneration(address: string, key: string): string {
  const body = `{"toolId":"${DEMO_TOOL_ID}","accountId":"me","requestPayload":{"prompt":"a red fox"},"submit":true}`;
  return [
    `  KEY=${key}`,
    `  ID=$(curl -s ${address}/v1/generations -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\`,
    `    -d '${body}' | sed -E 's/^\\{"id":"([^"]+)".*/\\1/')`,
    `  curl -sN ${address}/v1/generations/$ID/events -H "Authorization: Bearer $KEY"   # follows it until it has ended`,
  ].join('\n');
}

/** The text that is shown once everything runs. */
export function welcomeText(welcome: Welcome): string {
  const { address, notifier, database, simulator, firstApiKey } = welcome;
  const lines = [
    '',
    'Genledger is running. Ctrl-C ends it.',
    '',
    `  API         ${address}        reference: ${address}/docs`,
    `  dashboard   ${address}/admin   (signs in with the API key)`,
    `  notifier    ${notifier}/readyz and /metrics`,
    `  database    ${database}`,
    simulator === undefined
      ? '  provider    ComfyUI Deploy, with your key'
      : `  provider    ComfyUI Deploy simulator, ${simulator} (set COMFYUI_DEPLOY_API_KEY for the real one)`,
    `  API key     ${keyText(welcome)}`,
  ];
  if (simulator !== undefined) {
    lines.push(
      '',
      'A first generation, watched until it ends:',
      '',
      firstGeneration(address, firstApiKey ?? 'glk_...'),
    );
  }
  return `${lines.join('\n')}\n`;
}
