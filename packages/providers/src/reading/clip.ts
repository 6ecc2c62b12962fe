/** Text of at most `limit` UTF-16 units, as valid Unicode; what is cut ends in an ellipsis, and no character is cut in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text.toWellFormed();
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.toWellFormed()}…`;
}
