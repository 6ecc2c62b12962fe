/** Our own authentication: the address handed over at submission ends in the generation's id and an HMAC of it. */
export interface UrlHmac {
  readonly kind: 'url-hmac';
}

/** A secret that the customer put into the webhook's address or into a header, for runs submitted elsewhere. */
export interface SharedSecret {
  readonly kind: 'shared-secret';
  readonly header: string;
  readonly queryParameter: string;
}

/** Standard Webhooks: HMAC-SHA256 over `id.timestamp.rawBody`, several signatures separated by spaces. */
export interface StandardWebhooks {
  readonly kind: 'standard-webhooks';
  readonly idHeader: string;
  readonly timestampHeader: string;
  readonly signatureHeader: string;
  /** How far the sender's clock may be off, either way. */
  readonly toleranceMs: number;
}

/** Ed25519 by a published key set, over `requestId\nuserId\ntimestamp\nsha256hex(rawBody)`, the signature in hexadecimal. */
export interface Ed25519Jwks {
  readonly kind: 'ed25519-jwks';
  readonly requestIdHeader: string;
  readonly userIdHeader: string;
  readonly timestampHeader: string;
  readonly signatureHeader: string;
  readonly toleranceMs: number;
  /** Where the keys are published, unless configured otherwise. */
  readonly keySetUrl: string;
  /** How long a fetched key set may be used. */
  readonly keysMaxAgeMs: number;
  /** How soon it may be fetched again for a signature that none of its keys made. */
  readonly keysMinAgeMs: number;
}

/**
 * How a provider's webhooks prove where they come from, as data: the API holds one verifier for each kind, over the raw
 * bytes and a given time. A webhook is authentic when one of its provider's schemes accepts it.
 */
export type Verification = UrlHmac | SharedSecret | StandardWebhooks | Ed25519Jwks;
