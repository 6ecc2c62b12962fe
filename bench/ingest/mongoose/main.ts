import mongoose from 'mongoose';
import { serveWebhook } from '../serve-webhook.ts';

/** (b) What people write today: Hono and Mongoose, one document of a run, updated by each webhook, as durable as the ledger. */

const Run = mongoose.model(
  'Run',
  new mongoose.Schema(
    {
      runId: { type: String, required: true, unique: true },
      accountId: { type: String, required: true, index: true },
      toolId: { type: String, required: true },
      requestPayload: mongoose.Schema.Types.Mixed,
      status: { type: String, required: true, index: true },
      progress: Number,
      outputs: mongoose.Schema.Types.Mixed,
    },
    { timestamps: true },
  ),
);

await mongoose.connect(process.env['DATABASE_URL'] ?? '', {
  writeConcern: { w: 'majority', journal: true },
});
await Run.init();

serveWebhook(async (body) => {
  const { run_id: runId, status, progress, outputs } = JSON.parse(body);
  const run = await Run.findOneAndUpdate(
    { runId },
    { $set: { status, progress, outputs } },
    { returnDocument: 'after' },
  );
  if (run === null) throw new Error(`no run ${runId}`);
});
