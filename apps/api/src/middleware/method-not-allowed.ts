import type { Api } from '../api-context.ts';
import { problem } from './problem.ts';

/**
 * Answers every method of a path that no route before took with 405 and those that it has. Called at once for a path that a later
 * route's parameter would take as well: `/v1/cooks/forecast` is no cook.
 * @param methods separated by commas
 */
export function refuseMethodsBut(app: Api, path: string, methods: string): void {
  app.all(path, (context) =>
    problem(context, 'method-not-allowed', {
      detail: `This path takes ${methods}.`,
      headers: { allow: methods },
    }),
  );
}

/** Answers a method that a path does not have with 405 and those that it has. Called once every route is there. */
export function refuseOtherMethods(app: Api): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, allowed] of methods) refuseMethodsBut(app, path, [...allowed].sort().join(', '));
}
