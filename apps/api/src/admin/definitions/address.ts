/** The page of a definition. */
export function definitionAddress(kind: 'cooks' | 'spells', id: string): string {
  return `/admin/${kind}/${id}`;
}
