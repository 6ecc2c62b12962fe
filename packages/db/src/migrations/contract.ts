import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the contract and its migrations: `GENLEDGER_PRISMA_DIR` where the code was bundled, else the workspace's own. */
export function prismaDirectory(): string {
  const configured = process.env['GENLEDGER_PRISMA_DIR'];
  return configured ? resolve(configured) : fileURLToPath(new URL('../../../../prisma/', import.meta.url));
}

/** The emitted contract that this build was made for. */
export function readContract(): { readonly storage: { readonly storageHash: string } } {
  return JSON.parse(readFileSync(resolve(prismaDirectory(), 'contract.json'), 'utf8'));
}
