import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

// Commands share nothing but the database, and loading the driver anew for each file takes longer than most files.
export default defineConfig({ test: { ...packageTests({ database: true }), isolate: false } });
