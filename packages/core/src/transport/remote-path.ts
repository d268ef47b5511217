/** The path of a name in a folder; '' is the login folder, '/' the server's root. */
export function remotePath(folder: string, name: string): string {
  return folder === '' || folder === '/' ? `${folder}${name}` : `${folder}/${name}`;
}

export function remoteName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
