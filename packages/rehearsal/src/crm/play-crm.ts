import { crmVersions, type CrmVersion } from './crm-version.ts';
import { startRehearsedCrm } from './crm-server.ts';
import { rehearsedUser } from './crm-world.ts';

/** By hand: `node packages/rehearsal/src/crm/play-crm.ts [8.2.0] [port]`. Everything is forgotten at the end. */
const [version = '8.2.0', port = '8090'] = process.argv.slice(2);
if (!crmVersions.includes(version as CrmVersion)) {
  console.error(`One of: ${crmVersions.join(', ')}`);
  process.exit(2);
}
const crm = await startRehearsedCrm({ version: version as CrmVersion, port: Number(port) });
console.log(`vtiger ${version} is rehearsed at ${crm.url}`);
console.log(`user ${rehearsedUser.name}, access key ${rehearsedUser.accessKey}; Ctrl-C ends it`);
let told = 0;
setInterval(() => {
  for (const one of crm.asked().slice(told)) console.log(one);
  told = crm.requests.length;
}, 500);
