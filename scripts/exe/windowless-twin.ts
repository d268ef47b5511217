import { readFile, writeFile } from 'node:fs/promises';

/** PE format: where the header lies, and in it the optional header's subsystem. */
const headerOffsetAt = 0x3c;
const optionalHeaderAt = 24;
const subsystemAt = 68;

const Subsystem = { windows: 2, console: 3 };

/**
 * The same file for Windows' other subsystem: the scheduler shows no console window. Nothing else differs, so what is
 * proven of one holds for the other.
 */
export async function makeWindowlessTwin(executable: string, twin: string): Promise<void> {
  const bytes = await readFile(executable);
  const at = bytes.readUInt32LE(headerOffsetAt) + optionalHeaderAt + subsystemAt;
  if (bytes.readUInt16LE(at) !== Subsystem.console) throw new Error(`${executable} is not a console program`);
  bytes.writeUInt16LE(Subsystem.windows, at);
  await writeFile(twin, bytes);
}
