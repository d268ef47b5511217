/** Loaded before a program (`node --import`): its clock shows CLOCK_NOW when it starts, and goes on from there. */
const aheadMs = Number(process.env['CLOCK_NOW']) - Date.now();

globalThis.Date = new Proxy(Date, {
  construct: (real, given: []) =>
    new real(...(given.length === 0 ? ([real.now() + aheadMs] as unknown as []) : given)),
  get: (real, name) => (name === 'now' ? () => real.now() + aheadMs : (Reflect.get(real, name) as unknown)),
});
