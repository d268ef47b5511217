import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../../src/program/patient-compiler.ts');

/** Whether V8's last compiler made a function that was called 20,000 times, in a process of its own. */
function isMadeByLastCompiler(orders: number): boolean {
  const script = `
    import { makeCompilerPatient } from ${JSON.stringify(source)};
    makeCompilerPatient(${orders});
    const add = (one, other) => one + other;
    let sum = 0;
    for (let at = 0; at < 20_000; at++) sum = add(sum, at) % 1000;
    console.log(%ActiveTierIsTurbofan(add));
  `;
  const flags = ['--allow-natives-syntax', '--no-concurrent-recompilation', '--no-use-osr'];
  const said = execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script]);
  return said.toString().trim() === 'true';
}

test.each<[number, boolean]>([
  [499, true],
  [500, false],
])('of a file of %d orders V8 compiles at its best what is called 20,000 times: %s', (orders, expected) => {
  expect(isMadeByLastCompiler(orders)).toBe(expected);
});
