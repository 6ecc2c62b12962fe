import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

/** Keys of a set that are looked at. */
const KEY_LIMIT = 32;
const FETCH_LIMIT_MS = 5000;
const BODY_LIMIT_BYTES = 65_536;

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const ed25519Schema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

/** A provider's published public keys. */
export interface KeySet {
  /** Whether any of the keys made a signature; `unavailable` where no keys are at hand and none could be fetched. */
  verify(message: Uint8Array, signature: Uint8Array): Promise<'valid' | 'invalid' | 'unavailable'>;
}

/** Where the keys are, and how long they are believed. */
export interface KeySetSettings {
  readonly url: string;
  /** How long a fetched set may be used, ms. */
  readonly maxAgeMs: number;
  /** How soon it may be fetched again, ms: for a signature that none of its keys made, or after a failure. */
  readonly minAgeMs: number;
  readonly nowMs: () => number;
  readonly onFailure: (error: unknown) => void;
}

function readKeys(text: string): readonly KeyObject[] {
  const { keys } = keySetSchema.parse(JSON.parse(text));
  return keys.slice(0, KEY_LIMIT).flatMap((candidate) => {
    const jwk = ed25519Schema.safeParse(candidate);
    return jwk.success ? [createPublicKey({ key: jwk.data, format: 'jwk' })] : [];
  });
}

/** Fetches a set. @throws where it cannot be had, is too large, or has no key that can be used */
async function fetchKeys(url: string): Promise<readonly KeyObject[]> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(FETCH_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`the key set answered HTTP ${response.status}`);
  const text = await response.text();
  if (text.length > BODY_LIMIT_BYTES) throw new Error('the key set is too large');
  const keys = readKeys(text);
  if (keys.length === 0) throw new Error('the key set has no Ed25519 key');
  return keys;
}

/**
 * Keeps a provider's keys: fetched when they are first needed, used for a time, and fetched again when a signature is by none of them,
 * since they may have been replaced. How often that may be asked is limited, so that forged webhooks make no flood of it.
 */
export function createKeySet({ url, maxAgeMs, minAgeMs, nowMs, onFailure }: KeySetSettings): KeySet {
  let keys: readonly KeyObject[] = [];
  let fetchedAtMs = Number.NEGATIVE_INFINITY;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    triedAtMs = nowMs();
    try {
      keys = await fetchKeys(url);
      fetchedAtMs = triedAtMs;
    } catch (error) {
      onFailure(error);
    }
  }

  /** Fetches the keys anew, unless that was tried just before; requests at one time share one fetch. */
  async function renew(): Promise<void> {
    if (fetching === undefined && nowMs() - triedAtMs < minAgeMs) return;
    fetching ??= refresh().finally(() => {
      fetching = undefined;
    });
    await fetching;
  }

  const areFresh = () => nowMs() - fetchedAtMs < maxAgeMs;
  const isByAny = (message: Uint8Array, signature: Uint8Array) =>
    keys.map((key) => verify(null, message, key, signature)).includes(true);

  return {
    async verify(message, signature) {
      if (areFresh() && isByAny(message, signature)) return 'valid';
      await renew();
      if (!areFresh()) return 'unavailable';
      return isByAny(message, signature) ? 'valid' : 'invalid';
    },
  };
}
