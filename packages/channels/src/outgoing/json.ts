/** Reads JSON; nothing where it is none, as of a proxy's page or a body that was cut. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
