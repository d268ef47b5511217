import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareXml } from '@passerelle/orders-to-xml/xml/compare-xml.ts';

/**
 * A ratio means nothing unless both did the same: the sales in `import`, ours and the script's, must be the same by
 * meaning; only the number of the batch differs. Throws if they are not.
 */
export async function assertSameSales(importFolder: string): Promise<void> {
  const names = readdirSync(importFolder);
  const read = (isScript: boolean): Buffer => {
    const name = names.find((one) => (one === 'baseline.xml') === isScript);
    if (name === undefined) throw new Error(`${importFolder} lacks one of the two documents`);
    return readFileSync(join(importFolder, name));
  };
  const differences = await compareXml(read(true), read(false));
  const others = differences.filter((one) => !('path' in one && one.path.endsWith('@Lot')));
  if (others.length > 0)
    throw new Error(`the script writes other sales: ${JSON.stringify(others.slice(0, 3))}`);
}
