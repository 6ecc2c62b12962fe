/** Names what is moved together, by its root. */
export interface FamilyRef {
  readonly kind: 'single' | 'cookExecution' | 'spellCast';
  readonly id: string;
}
