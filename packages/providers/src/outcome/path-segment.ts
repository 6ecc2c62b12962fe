/** An opaque id as one segment of a path; nothing for an id that no escape keeps in its place, which is no run's. */
export function pathSegment(id: string): string | undefined {
  const climbs = id === '.' || id === '..' || id === '';
  return climbs || !id.isWellFormed() ? undefined : encodeURIComponent(id);
}
