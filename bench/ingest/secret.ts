/** The shared secret of the webhooks of a run on loopback: known to everybody, and worth nothing elsewhere. */
export const WEBHOOK_SECRET = 'bench-only-webhook-secret';
