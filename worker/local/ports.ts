import { connect, createServer, type Server } from 'node:net';

/** Where everything that runs on one machine listens: nothing is offered to the network. */
export const HOST = '127.0.0.1';

/** A port that something else holds, named with the variable that would change it. */
export class PortTaken extends Error {
  constructor(port: number, what: string, variable: string) {
    super(
      `Port ${port}, needed for ${what}, is already taken. ` +
        `Stop what listens there, or choose another port with ${variable}.`,
    );
    this.name = 'PortTaken';
  }
}

/** Throws `PortTaken` when something listens already; asked before starting, since children say it badly. */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  if (!(await canListen(port))) throw new PortTaken(port, what, variable);
}

/** Ports that nobody uses now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map(portOf);
  await Promise.all(servers.map(close));
  return ports;
}

/** Whether something accepts connections on a port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function canListen(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch (error) {
    if (typeof error === 'object' && error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, HOST, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
