import { expect, test } from 'vitest';
import type { GenerationId } from '../kernel/index.ts';
import { deliveryIdOf } from './index.ts';

const subject = { kind: 'generation', id: '66cd00000000000000000001' as GenerationId } as const;
const endedAt = new Date('2026-03-02T10:00:35.000Z');

test('a delivery has the same id on every try, and another one only where the end was corrected', () => {
  const id = deliveryIdOf(subject, { status: 'failed', endedAt });
  expect(deliveryIdOf({ ...subject }, { status: 'failed', endedAt: new Date(endedAt) })).toBe(id);
  expect(deliveryIdOf(subject, { status: 'success', endedAt })).not.toBe(id);
  expect(deliveryIdOf(subject, { status: 'failed', endedAt: new Date(0) })).not.toBe(id);
});

test('it can be signed by Standard Webhooks, which joins it by dots', () => {
  expect(deliveryIdOf(subject, { status: 'failed', endedAt })).toMatch(/^[\w-]+$/);
});
