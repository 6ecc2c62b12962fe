import type { InputIssue } from '@genledger/services/errors';
import type { AdminContext } from '../admin-context.ts';
import { messagePage } from './message-page.ts';

/** Answers for a file whose address has mistakes: nobody takes the figures of other weeks for those that were asked for. */
export function mistakenAddress(context: AdminContext, issues: readonly InputIssue[]) {
  const mistakes = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  const message = { title: 'Nothing was saved', text: `The address has a mistake: ${mistakes}.` };
  return context.html(messagePage(context, message), 422);
}
