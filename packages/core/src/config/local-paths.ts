import { resolve } from 'node:path';
import type { Config } from './config.ts';

/** Absolute; relative ones start at that folder. Back slashes are as good as forward ones, on every system. */
export function resolveLocalPath(path: string, folder: string): string {
  return resolve(folder, path.replaceAll('\\', '/'));
}

/** The configuration with its local paths absolute. */
export function resolveLocalPaths(config: Config, folder: string): Config {
  const resolveIfGiven = (path: string | undefined) => path && resolveLocalPath(path, folder);
  return {
    ...config,
    workDir: resolveLocalPath(config.workDir, folder),
    ftp: { ...config.ftp, tlsCa: resolveIfGiven(config.ftp.tlsCa) },
    xml: { ...config.xml, layout: resolveIfGiven(config.xml.layout) },
    report: resolveIfGiven(config.report),
  };
}
