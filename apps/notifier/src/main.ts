import { enableCompileCache } from 'node:module';

// Compiled code is kept between starts, so that a process that is replaced is back sooner; whatever is imported before this is not.
enableCompileCache();
await import('./run.ts');
