import type { Api } from '../api-context.ts';
import { problem } from './problem.ts';

/** Answers a method that a path does not have with 405 and those that it has. Called once every route is there. */
export function refuseOtherMethods(app: Api): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed].sort().join(', ');
    app.all(path, (context) =>
      problem(context, 'method-not-allowed', { detail: `This path takes ${allow}.`, headers: { allow } }),
    );
  }
}
