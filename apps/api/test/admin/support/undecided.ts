import type { Database } from '@genledger/db/client';

/** Adds what a migration left undecided of a document; gives the id of its note. @param text stands where the document's own would */
export async function addUndecided({ db }: Database, text = '0.21'): Promise<string> {
  const { insertedId } = await db.collection('quarantine').insertOne({
    migration: 'version-2',
    collection: 'generationOutputs',
    documentId: text,
    reasons: [text],
    findings: [
      {
        field: 'costUsd',
        reason: text,
        candidates: [
          { source: text, value: text },
          { source: 'the rate', value: '0.19' },
        ],
      },
    ],
    decisions: { accountId: text },
    foundAt: new Date(),
  });
  return insertedId.toHexString();
}
