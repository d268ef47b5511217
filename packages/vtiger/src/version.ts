/** Whether that vtiger is 8.`minor` or later; `version` as its login tells it. */
export function isFrom(version: string, minor: number): boolean {
  const [major = 0, told = 0] = version.split('.').map(Number);
  return major > 8 || (major === 8 && told >= minor);
}
