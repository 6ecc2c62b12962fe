/**
 * Closes a switch over a union: a new member fails to compile here.
 * @throws Error when unchecked data reached the switch, which is a bug of the caller.
 */
export function exhaustive(impossible: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(impossible)}`);
}
