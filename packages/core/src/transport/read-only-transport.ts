import type { Transport } from './transport.ts';
import { TransportError, type TransportFault } from './transport-error.ts';

/** The same transport, which reads and never writes: the safety net of a dry run, whose plan has no writing step anyway. */
export function readOnly(transport: Transport): Transport {
  const refuse = (doing: string) => () =>
    Promise.reject(
      new TransportError('refused', { kind: 'transport/read-only', doing } satisfies TransportFault),
    );
  return {
    look: (...request) => transport.look(...request),
    modifiedAt: (path) => transport.modifiedAt(path),
    folderExists: (path) => transport.folderExists(path),
    list: (folder) => transport.list(folder),
    download: (...request) => transport.download(...request),
    examine: () => transport.examine(),
    close: () => transport.close(),
    makeFolder: refuse('MKD'),
    upload: refuse('STOR'),
    rename: refuse('RNFR'),
    delete: refuse('DELE'),
    removeFolder: refuse('RMD'),
  };
}
