/** Whatever stands between the scheme of an address and its last `@`, since a password may hold every other sign. */
const CREDENTIALS = /:\/\/[^\s"'`]*@/g;

/** Takes users and passwords out of the addresses in a sentence. */
export function concealCredentials(sentence: string): string {
  return sentence.replace(CREDENTIALS, '://***@');
}
