/** The page of an execution. */
export function executionAddress(kind: 'cook' | 'cast', id: string): string {
  return kind === 'cook' ? `/admin/cook-executions/${id}` : `/admin/spell-casts/${id}`;
}
