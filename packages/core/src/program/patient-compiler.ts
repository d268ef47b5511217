/** A shorter run is over before it matters, and need not load what sets it. */
const fewOrders = 500;

/** Of one function; V8 itself says 3,000. */
const calls = 40_000;

/**
 * V8's last compiler makes a function a fifth faster than the one before it, and takes so long that it pays only after
 * some 20,000 orders: of a run of 8,000 it took a tenth of the processor's time, in other threads. From now on it waits until
 * a function has been called often enough for that. It can be told so at any time, but on the command line of Node only at
 * the price of the code cache, which V8 refuses under other flags.
 */
export function makeCompilerPatient(orders: number): void {
  if (orders < fewOrders) return;
  process.getBuiltinModule('node:v8').setFlagsFromString(`--invocation-count-for-turbofan=${calls}`);
}
