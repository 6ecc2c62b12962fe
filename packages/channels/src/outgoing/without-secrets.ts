/** Shorter values are found everywhere, and protect nothing. */
const SECRET_AT_LEAST = 6;

/** A receiver's answer without the secrets that it was sent: some servers answer with the request. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SECRET_AT_LEAST)
    .reduce((kept, secret) => kept.replaceAll(secret, '[secret]'), text);
}
