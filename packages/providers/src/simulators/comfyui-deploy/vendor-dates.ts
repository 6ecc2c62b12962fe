/** A time as ComfyUI Deploy writes it in webhooks: ISO 8601 with microseconds. */
export function isoDate(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}

/** A time as ComfyUI Deploy writes it in answers, which is no ISO 8601: `2025-08-01 10:21:47.100000+00Z`, or without the Z. */
export function answerDate(ms: number, zone: '+00' | '+00Z'): string {
  return isoDate(ms).replace('T', ' ').replace('Z', zone);
}
