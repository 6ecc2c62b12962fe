/** Submits a run to a simulator by HTTP and gives its id. */
export async function submitRun(address: string, webhook?: string, key = 'simulator'): Promise<string> {
  const answer = await fetch(`${address}/api/run/deployment/queue`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ deployment_id: 'dep-1', inputs: { prompt: 'a red fox' }, webhook }),
  });
  const { run_id: runId } = (await answer.json()) as { run_id: string };
  return runId;
}
