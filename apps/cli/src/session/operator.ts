import { hostname, userInfo } from 'node:os';

/** Who uses this program, as colleagues know them: `anna@desk`. */
export function operatorName(): string {
  return `${userInfo().username}@${hostname()}`;
}
