import { defineCommand } from '../command/definition.ts';
import { toggle } from '../command/inputs.ts';
import { presentProblem } from '../outcome/problem.ts';

const NO_TERMINAL = {
  code: 'no-terminal',
  message:
    'The browser needs a terminal for keys and screen. Here, use genledger doctor, genledger audit, genledger generations list or genledger deliveries list; genledger --help tells them all.',
};

/** Loads React without what it checks and records for its developers, which is most of its time: it asks as it is loaded. */
async function withoutChecks<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    return await load();
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

/** `genledger browse` */
export const browseCommand = defineCommand({
  description: `Look through the ledger in a terminal: what is wrong, why, and what to do about it. genledger alone does the same.

Screens by the keys 1 to 9, ? for the keys of a screen, : for commands, q to leave. Every change is shown before it is made, and asks for a confirmation.`,
  examples: ['genledger browse', 'genledger browse --env production --read-only'],
  flags: { readOnly: toggle('Change nothing: actions are not offered') },
  async run(session, { readOnly }) {
    const { terminal } = session.host;
    if (terminal === undefined || session.flags.json) return presentProblem(NO_TERMINAL);
    const { openBrowser } = await withoutChecks(() => import('../screens/open-browser.ts'));
    await openBrowser(session.host, terminal, session.flags, { isReadOnly: readOnly });
    return { verdict: 'holds', json: {}, print: () => ({ body: '' }) };
  },
});
