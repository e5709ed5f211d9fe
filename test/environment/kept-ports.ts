import { randomInt } from 'node:crypto';
import { PortTaken, requireFreePort } from '../../worker/local/ports.ts';

/** Systems hand out ports from here on, to whoever connects somewhere: one could be gone when we come back to it. */
const HANDED_OUT_FROM = 32_768;
const OURS_FROM = 15_000;

/** Ports for processes that will be stopped and started again, free now and left alone by the system. */
export async function keptPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(OURS_FROM, HANDED_OUT_FROM);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  try {
    await requireFreePort(port, 'a test', 'none');
    return true;
  } catch (error) {
    if (error instanceof PortTaken) return false;
    throw error;
  }
}
