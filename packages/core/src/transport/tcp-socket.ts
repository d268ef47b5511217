import { Socket } from 'node:net';

/**
 * Connects to one address, within that time. Rejects with Node's own error; no socket is left behind. The listener for
 * errors stays: an error that nobody listens to would end the program.
 */
export function connectSocket(address: string, port: number, limitMs: number): Promise<Socket> {
  const socket = new Socket();
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.setTimeout(limitMs, () => socket.destroy(new Error(`no answer from ${address} port ${port}`)));
    socket.connect({ host: address, port }, () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      resolve(socket);
    });
  });
}
