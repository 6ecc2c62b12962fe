import { defineConfig } from 'vitest/config';
import { packageTests } from '../vitest.shared.ts';

/** The checkers are separate programs: a test that runs one may take seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

export default defineConfig({
  test: { ...packageTests({ testTimeoutMs: TIMEOUT_MS }), include: ['**/*.test.ts'] },
});
