import { createHmac } from 'node:crypto';
import { SECRET } from './contender.ts';

const KEY = Buffer.from(SECRET.replace('whsec_', ''), 'base64');

/** Signs as Standard Webhooks says. */
export function sign(id: string, at: Date, body: string): string {
  const signed = `${id}.${Math.floor(at.getTime() / 1000)}.${body}`;
  return `v1,${createHmac('sha256', KEY).update(signed).digest('base64')}`;
}
