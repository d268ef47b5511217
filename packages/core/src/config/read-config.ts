import { resolveLocalPath, resolveSecrets } from './secrets.ts';
import { accessSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import type { World } from '../world/world.ts';
import { checkShape } from './check-shape.ts';
import { type ConfigFailure, type ConfigWarning, refusedConfig, unreadableConfig } from './fault.ts';
import { isTooDeep, type JsoncDocument, parseJsonc } from './parse-jsonc.ts';
import { readUtf8 } from './read-utf8.ts';
import { brokenRules, letGivenStatesWin } from './rules.ts';
import type { Config } from './schema.ts';

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
  return {
    config,
    path,
    warnings: [...secrets.warnings, ...clearFtp(config), ...clearShop(config), ...clearCrm(config)],
  };
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

function clearShop({ shop }: Config): ConfigWarning[] {
  return shop !== undefined && isClear(shop.url) ? [{ kind: 'clear-shop', url: shop.url }] : [];
}

function clearCrm({ crm }: Config): ConfigWarning[] {
  return crm !== undefined && isClear(crm.url) ? [{ kind: 'clear-crm', url: crm.url }] : [];
}

/** On this machine nobody listens. */
function isClear(url: string): boolean {
  return !/^https:|^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::|\/|$)/i.test(url);
}

const configName = 'passerelle.json';

/**
 * The configuration file, absolute: the one that was asked for (`--config`), else `PASSERELLE_CONFIG`, else
 * passerelle.json in the current folder, else beside the executable. One that was named is never passed over.
 */
function findConfigFile(world: World, asked: string | undefined): string {
  const named = asked ?? (world.env['PASSERELLE_CONFIG'] || undefined);
  if (named !== undefined) return resolve(world.cwd, named);

  const usual = [join(world.cwd, configName), join(world.programDir, configName)];
  const found = usual.find(exists);
  if (found !== undefined) return found;
  throw new Failure(ExitCode.Usage, { kind: 'config/not-found', places: usual } satisfies ConfigFailure);
}

/** Something there that may not be read is there: reading it tells why. */
function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/** The configuration with its local paths absolute. */
function resolveLocalPaths(config: Config, folder: string): Config {
  const resolveIfGiven = (path: string | undefined) => path && resolveLocalPath(path, folder);
  return {
    ...config,
    workDir: resolveLocalPath(config.workDir, folder),
    ftp: { ...config.ftp, tlsCa: resolveIfGiven(config.ftp.tlsCa) },
    ...(config.shop && { shop: { ...config.shop, ca: resolveIfGiven(config.shop.ca) } }),
    ...(config.crm && { crm: { ...config.crm, ca: resolveIfGiven(config.crm.ca) } }),
    ...(config.articles && { articles: withFolders(config.articles, folder) }),
    xml: { ...config.xml, layout: resolveIfGiven(config.xml.layout) },
    ...(config.customers && { customers: withLayout(config.customers, resolveIfGiven) }),
    report: resolveIfGiven(config.report),
  };
}

/** The layout of customers is a file of this computer. */
function withLayout(
  customers: NonNullable<Config['customers']>,
  resolve: (path: string | undefined) => string | undefined,
): Config['customers'] {
  const { fromShop } = customers;
  return fromShop ? { ...customers, fromShop: { ...fromShop, layout: resolve(fromShop.layout) } } : customers;
}

/** Images and documents of this computer. */
function withFolders(articles: NonNullable<Config['articles']>, folder: string): Config['articles'] {
  const found = <T extends { folder?: string }>(place: T): T =>
    place.folder === undefined ? place : { ...place, folder: resolveLocalPath(place.folder, folder) };
  const { images, documents } = articles;
  return {
    ...articles,
    ...(images && { images: found(images) }),
    ...(documents && { documents: found(documents) }),
  };
}
