import { readFile, writeFile } from 'node:fs/promises';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { drawIcon } from './icon-drawing.ts';
import { encodeIcon } from './icon-file.ts';
import { exePath, version, type Program } from './programs.ts';

const french = { lang: 1036, codepage: 1200 };
const iconSizes = [16, 24, 32, 48, 64, 256];
const resourceType = { icon: 3, iconGroup: 14, version: 16 };

/**
 * Gives the executable its own name, version and icon in place of Node's, and takes off Node's signature: it covers
 * other bytes since the bundle is inside. After pkg, not before: pkg leaves the signature standing, broken.
 */
export async function brandExecutable(program: Program): Promise<void> {
  const executable = NtExecutable.from(await readFile(exePath(program)), { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  removeNodesOwn(resources);
  addVersion(resources, program);
  addIcon(resources, program);
  resources.outputResource(executable);
  // A checksum is only asked of drivers; Node's is wrong by now.
  executable.newHeader.optionalHeader.checkSum = 0;
  await writeFile(exePath(program), Buffer.from(executable.generate()));
}

function removeNodesOwn(resources: NtExecutableResource): void {
  const replaced: (number | string)[] = Object.values(resourceType);
  resources.entries = resources.entries.filter(({ type }) => !replaced.includes(type));
}

function addVersion(resources: NtExecutableResource, { name, description }: Program): void {
  const info = Resource.VersionInfo.createEmpty();
  info.setFileVersion(version, french.lang);
  info.setProductVersion(version, french.lang);
  info.setStringValues(french, {
    ProductName: 'Passerelle',
    FileDescription: description,
    InternalName: name,
    OriginalFilename: `${name}.exe`,
  });
  info.outputToResourceEntries(resources.entries);
}

function addIcon(resources: NtExecutableResource, { colour }: Program): void {
  const file = Data.IconFile.from(encodeIcon(iconSizes.map((size) => drawIcon(size, colour))));
  const images = file.icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, french.lang, images);
}
