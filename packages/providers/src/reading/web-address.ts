/** Longest address kept of an artifact; a longer one can't be cut and is none. */
const ADDRESS_LIMIT = 8_192;

/** An address that people may open: http or https, no control characters, not endless. */
export function webAddress(text: string): string | undefined {
  const address = text.trim();
  return address.length <= ADDRESS_LIMIT && /^https?:\/\/\P{Cc}+$/iu.test(address) ? address : undefined;
}
