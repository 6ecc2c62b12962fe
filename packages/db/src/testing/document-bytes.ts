import type { Db } from 'mongodb';

/** Every document of these collections, as its bytes say, in the order of their ids. */
export async function documentBytes(
  db: Db,
  collections: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const read = collections.map(async (name) => {
    const raw = await db.collection(name).find({}, { raw: true }).sort({ _id: 1 }).toArray();
    return [
      name,
      raw.map((bytes) => Buffer.from(bytes as unknown as Uint8Array).toString('base64')),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
