import type { Db } from 'mongodb';

/** What the server tells of its disk. */
export interface Space {
  /** How many bytes of disk a byte of generations takes; below 1, since they are compressed. */
  readonly diskShare: number;
  /** Bytes that are free on the disk of the data; absent where the server does not tell. */
  readonly freeBytes?: number;
}

/** Asks how much room there is for generations that grow. */
export async function readSpace(db: Db): Promise<Space> {
  const [stats] = await db
    .collection('generationOutputs')
    .aggregate([{ $collStats: { storageStats: {} } }])
    .toArray();
  const { size = 0, storageSize = 0 } = stats?.['storageStats'] ?? {};
  const { fsTotalSize, fsUsedSize } = await db.command({ dbStats: 1 });
  const freeBytes = Number(fsTotalSize) - Number(fsUsedSize);
  return {
    diskShare: size > 0 ? storageSize / size : 1,
    ...(Number.isFinite(freeBytes) && { freeBytes }),
  };
}
