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
export function welcomeText({ address, notifier, database, simulator, firstApiKey }: Welcome): string {
  const lines = [
    '',
    'Genledger is running. Ctrl-C ends it.',
    '',
    `  API         ${address}        reference: ${address}/docs`,
    `  notifier    ${notifier}/readyz and /metrics`,
    `  database    ${database}`,
    simulator === undefined
      ? '  provider    ComfyUI Deploy, with your key'
      : `  provider    ComfyUI Deploy simulator, ${simulator} (set COMFYUI_DEPLOY_API_KEY for the real one)`,
    firstApiKey === undefined
      ? '  API key     the one shown at the first start; another: npx -y pnpm@12 genledger keys create --name me --scope admin'
      : `  API key     ${firstApiKey}   (shown once)`,
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
