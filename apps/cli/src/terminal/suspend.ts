/** Where nothing stops a process by a signal, as without a shell that could let it go on, it goes on by itself. */
const STOPPED_WITHIN_MS = 300;

/**
 * Stops this process and those that it was started through, as Ctrl-Z does where a program has not taken that key for itself.
 * @returns when the shell lets it go on
 */
export async function suspendProcess(): Promise<void> {
  await new Promise<void>((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      process.off('SIGCONT', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, STOPPED_WITHIN_MS);
    process.on('SIGCONT', goOn);
    try {
      // To the whole group: a package runner that only this process left would keep the terminal.
      process.kill(0, 'SIGTSTP');
    } catch {
      goOn();
    }
  });
}
