import { dirname } from 'node:path';
import type { World } from '../program/world.ts';
import { checkShape } from './check-shape.ts';
import type { Config } from './config.ts';
import { refusedConfig, unreadableConfig } from './config-failure.ts';
import type { ConfigWarning } from './fault.ts';
import { findConfigFile } from './find-config.ts';
import { resolveLocalPaths } from './local-paths.ts';
import { isTooDeep } from './json-depth.ts';
import { parseJsonc, type JsoncDocument } from './parse-jsonc.ts';
import { readUtf8 } from './read-utf8.ts';
import { resolveSecrets } from './resolve-secrets.ts';
import { brokenRules } from './rules.ts';
import { letGivenStatesWin } from './state-lists.ts';

export interface LoadedConfig {
  config: Config;
  /** The file it came from, absolute. */
  path: string;
  warnings: ConfigWarning[];
}

/**
 * Finds the configuration, reads it and holds it to every rule. Throws a Failure (exit 2): not found, not
 * readable, or refused with all its faults at once, each with its key; no secret is in any of them.
 */
export function readConfig(world: World, asked?: string): LoadedConfig {
  const path = findConfigFile(world, asked);
  const document = readDocument(path);
  const read = checkShape(document);
  const shaped = { ...read, config: letGivenStatesWin(read) };
  const secrets = resolveSecrets(shaped.config, document, path, {
    env: world.env,
    folder: dirname(path),
  });

  const faults = [...document.faults, ...shaped.faults, ...brokenRules(shaped, document), ...secrets.faults];
  if (faults.length > 0) throw refusedConfig(path, faults);
  const config = resolveLocalPaths(secrets.config, dirname(path));
  return { config, path, warnings: [...secrets.warnings, ...clearFtp(config)] };
}

function readDocument(path: string): JsoncDocument {
  const read = readUtf8(path);
  if ('trouble' in read) throw unreadableConfig(path, read.trouble);
  if (isTooDeep(read.text)) throw unreadableConfig(path, 'too-deep');
  const document = parseJsonc(read.text);
  if ('syntaxFaults' in document) throw refusedConfig(path, document.syntaxFaults);
  return document;
}

function clearFtp({ ftp }: Config): ConfigWarning[] {
  const staysHere = /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(ftp.host);
  return ftp.tls === 'none' && !staysHere ? [{ kind: 'clear-ftp', host: ftp.host }] : [];
}
