import type { Long } from 'mongodb';

/** A whole number: it comes back as a JavaScript number where that is exact. */
export type Whole = Long | number;
