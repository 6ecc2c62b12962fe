import type { AuditedEnvironment } from '@genledger/services/audit';
import { NO_FIGURE } from '../format/figures.ts';

/** A criterion as an audit found it. */
export type AuditedCriterion = AuditedEnvironment['criteria'][number];

const SIGNS = { 'at-least': '≥', 'at-most': '≤', below: '<' } as const;

/** A share as people read it: never rounded up to all, nor down to none. */
export function exactShareText(share: number | undefined): string {
  if (share === undefined) return NO_FIGURE;
  const value = share * 100;
  if (value === 0 || value === 100) return `${value}%`;
  if (value < 0.01) return '<0.01%';
  return value > 99.99 ? '>99.99%' : `${Number(value.toFixed(2))}%`;
}

/** What a criterion asks for. */
export function targetText({ comparison, threshold }: AuditedCriterion): string {
  return `${SIGNS[comparison]} ${exactShareText(threshold)}`;
}
