/** Who asks for something by hand, and why. */
export interface Operator {
  /** A name that colleagues know: `anna@desk`. */
  readonly name: string;
  /** Their reason, in their words. */
  readonly why: string;
}

/** What the history says of it: `redelivery asked for by anna@desk: receiver was down`. */
export function operationNote(what: string, { name, why }: Operator): string {
  return `${what} asked for by ${name}: ${why}`;
}

/** Whether an environment is one in which mistakes hurt, by its name: `production`, `prod-eu`. */
export function isProductionName(environment: string): boolean {
  return /^prod(uction)?(-|$)/i.test(environment);
}
