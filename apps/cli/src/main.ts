#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept between runs, so that help comes at once; whatever is imported before this is not.
enableCompileCache();
const { run } = await import('./run.ts');
const { processHost } = await import('./terminal/process-host.ts');

process.exitCode = await run(process.argv.slice(2), processHost());
