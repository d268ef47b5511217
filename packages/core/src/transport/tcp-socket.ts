import { Socket } from 'node:net';

/** Connects to one address, within that time. Rejects with Node's own error; no socket is left behind. */
export function connectSocket(address: string, port: number, limitMs: number): Promise<Socket> {
  const socket = new Socket();
  return new Promise((resolve, reject) => {
    socket.setTimeout(limitMs, () => socket.destroy(new Error(`no answer from ${address} port ${port}`)));
    socket.once('error', reject);
    socket.connect({ host: address, port }, () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
