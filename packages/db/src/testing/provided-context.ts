declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server that global-setup.ts started or was given, without a database. */
    readonly genledgerServerUrl: string;
  }
}

/** The key under which global-setup.ts hands the server to the test files. */
export const SERVER_URL_KEY = 'genledgerServerUrl';
