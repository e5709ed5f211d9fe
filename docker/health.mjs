/** Whether the service in this container answers: `node docker/health.mjs <address>`. The image has no curl. */
const [address = 'http://127.0.0.1:3000/healthz'] = process.argv.slice(2);
const answer = await fetch(address, { signal: AbortSignal.timeout(4000) });
if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
