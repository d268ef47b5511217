import { spawnSync } from 'node:child_process';

/** The interpreter that the scripts run in. */
export interface Python {
  path: string;
  /** As it says itself: `Python 3.11.2`. */
  version: string;
  /** Whether it is the one of Debian's own package: one built elsewhere may start three times slower. */
  isDebians: boolean;
}

/** Throws where there is none. */
export function findPython(): Python {
  const ofPackage = pathOfPackage();
  const path = ofPackage ?? 'python3';
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('npm run bench compares with Python scripts: python3 is needed.');
  return { path, version: stdout.trim(), isDebians: ofPackage !== null };
}

/** Where the package puts it; null: no such package here. */
function pathOfPackage(): string | null {
  const { status, stdout } = spawnSync('dpkg-query', ['--listfiles', 'python3-minimal'], {
    encoding: 'utf8',
  });
  if (status !== 0) return null;
  return stdout.split('\n').find((file) => file.endsWith('/bin/python3')) ?? null;
}

export const python = findPython();

/** What the ratios are to, for the head of a table. */
export function pythonLine({ path, version, isDebians }: Python): string {
  const whose = isDebians
    ? "Debian's own"
    : "not Debian's own, which the goals are set against: it is not installed";
  return `Ratios are to ${version} (${path}, ${whose}).`;
}
