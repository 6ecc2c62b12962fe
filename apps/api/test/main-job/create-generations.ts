import { ADMIN_KEY } from '../support/api-process.ts';
import { MACHINE_TOOL } from '../support/ledger.ts';

/** How generations are created: many at once, each until it is there. */
export interface Creation {
  readonly address: string;
  readonly count: number;
  readonly atOnce: number;
  /** Told after each creation how many there are. */
  readonly onCreated: (created: number) => void;
}

const RETRY_MS = 100;

async function createOne(address: string, number: number): Promise<string> {
  for (;;) {
    try {
      const answer = await fetch(`${address}/v1/generations`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${ADMIN_KEY}`,
          'content-type': 'application/json',
          'idempotency-key': `job-${number}`,
        },
        body: JSON.stringify({
          toolId: MACHINE_TOOL,
          accountId: `account-${number % 7}`,
          requestPayload: { prompt: `fox ${number}` },
          submit: true,
        }),
      });
      if (answer.status === 201) return ((await answer.json()) as { id: string }).id;
    } catch {
      // The API was killed. The same key makes the repeat safe.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Creates generations through an API that may die at any time; a request without an answer is repeated with the same key. */
export async function createGenerations(creation: Creation): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < creation.count; number = next++) {
      ids.add(await createOne(creation.address, number));
      creation.onCreated(ids.size);
    }
  };
  await Promise.all(Array.from({ length: creation.atOnce }, worker));
  return ids;
}
