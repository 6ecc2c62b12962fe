import { expect, it } from 'vitest';
import { createRest } from './rest.ts';

const LONG_MS = 3_600_000;

it('is over before any has begun', async () => {
  await createRest().over();
});

it('waits until the time has passed', async () => {
  const rest = createRest();
  const order: string[] = [];
  rest.begin(20);
  const waiting = rest.over().then(() => order.push('over'));
  await Promise.resolve();
  order.push('still resting');
  await waiting;
  expect(order).toEqual(['still resting', 'over']);
});

it('ends early for who waits already and for who comes later', async () => {
  const rest = createRest();
  rest.begin(LONG_MS);
  const waiting = rest.over();
  rest.end();
  await waiting;
  await rest.over();
});
