/** Reads a database once, as it is asked, and says what that took. Started by the bench; not by hand. */
import { AUDITED_COLLECTIONS } from '@genledger/domain/audit';
import { runAudit } from '@genledger/services/audit';
import { MongoClient } from 'mongodb';
import { answerRequests } from '../../shared/worker.ts';
import type { ReadFigures, ReadRequest } from '../request.ts';

const BATCH_DOCUMENTS = 2000;

/** A bare scan: every collection that the audit reads, one cursor after the other, nothing done with what comes. */
async function scan(url: string, raw: boolean): Promise<number> {
  await using client = new MongoClient(url);
  let documents = 0;
  for (const { name } of AUDITED_COLLECTIONS) {
    const cursor = client.db().collection(name).find({}, { raw, batchSize: BATCH_DOCUMENTS });
    while (await cursor.hasNext()) documents += cursor.readBufferedDocuments().length;
  }
  return documents;
}

async function audit(url: string): Promise<number> {
  const clock = { now: () => new Date() };
  const { environments } = await runAudit({ targets: [{ name: 'bench', url }], read: 'primary', clock });
  const [environment] = environments;
  if (environment?.isComplete !== true) throw new Error(`incomplete: ${environment?.incompleteBecause}`);
  return environment.documentsScanned;
}

answerRequests<ReadRequest, ReadFigures>(async ({ how, url }) => {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const documents = how === 'audit' ? await audit(url) : await scan(url, how === 'bytes');
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakMib = process.resourceUsage().maxRSS / 1024;
  return { documents, ms, cpuMs: (user + system) / 1000, peakMib };
});
