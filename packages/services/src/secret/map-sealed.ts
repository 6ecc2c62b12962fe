import { isSealed, type SealedSecret } from './secret-box.ts';

/** Objects as JSON has them; ids, dates and numbers of the database are values. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Replaces the sealed secrets in a value, at any depth. */
export function mapSealed(value: unknown, replace: (secret: SealedSecret) => SealedSecret): unknown {
  if (isSealed(value)) return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapSealed(item, replace));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSealed(item, replace)]));
}
