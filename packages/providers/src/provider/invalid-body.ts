/** One mistake in a body: where it is, as a dotted path (empty for the body itself), and what is wrong. */
export interface BodyMistake {
  readonly path: string;
  readonly message: string;
}

/** Why a body is no event and no run of a provider. It is kept nowhere and answered with HTTP 422. */
export interface InvalidProviderBody {
  readonly code: 'invalid-provider-body';
  readonly errors: readonly BodyMistake[];
}

/** Says that a body is none of the provider's, with every mistake found. */
export function invalidBody(...errors: readonly BodyMistake[]): InvalidProviderBody {
  return { code: 'invalid-provider-body', errors };
}
