/** Documents as MongoDB holds them, in the shapes of `prisma/contract.prisma`. */
export type * from './documents/delivery.ts';
export type * from './documents/estimate.ts';
export type * from './documents/execution.ts';
export type * from './documents/generation.ts';
export type * from './documents/inbox.ts';
export type * from './documents/operation.ts';
export type * from './documents/whole.ts';
