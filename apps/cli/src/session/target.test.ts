import { describe, expect, it } from 'vitest';
import { findTarget, type TargetSources } from './target.ts';

const sources: TargetSources = {
  flags: {},
  environments: { staging: { databaseUrl: 'mongodb://staging/db' } },
  variable: 'mongodb://variable/db',
  findEmbedded: async () => 'mongodb://embedded/db',
};
const target = async (changed: Partial<TargetSources>) => {
  const found = await findTarget({ ...sources, ...changed });
  return found.ok ? found.value.url : found.error.code;
};

describe('the database of a command', () => {
  it('is the flag’s before all', async () => {
    expect(await target({ flags: { databaseUrl: 'mongodb://flag/db' } })).toBe('mongodb://flag/db');
  });

  it('is the environment’s before the variable’s', async () => {
    expect(await target({ flags: { env: ['staging'] } })).toBe('mongodb://staging/db');
  });

  it('is the variable’s before the embedded one, which is not even looked for', async () => {
    const findEmbedded = () => Promise.reject(new Error('looked for'));
    expect(await target({ findEmbedded })).toBe('mongodb://variable/db');
  });

  it('is the embedded one where nothing names another', async () => {
    expect(await target({ variable: undefined })).toBe('mongodb://embedded/db');
  });

  it('is a problem where there is none, or no such environment', async () => {
    expect(await target({ variable: undefined, findEmbedded: async () => undefined })).toBe('no-database');
    expect(await target({ flags: { env: ['toString'] } })).toBe('unknown-environment');
  });
});
