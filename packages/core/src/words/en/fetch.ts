import type { Sections } from '../words.ts';

export const fetch: Sections['fetch'] = {
  missing: ({ path, others }) => ({
    message: `The file ${path} is not on the server.`,
    hint:
      others.length > 0
        ? `The nearest that is: ${others.join(', ')}. Correct the name in passerelle.json, or check that the program which writes it has run.`
        : 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  noMatch: ({ pattern }) => ({
    message: `No file on the server matches ${pattern}.`,
    hint: 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  notWhole: ({ path, tries }) => ({
    message: `The file ${path} is changing or stays incomplete: read ${tries} times and never whole.`,
    hint: 'Another program is probably writing it. Nothing was done; the next run tries again.',
  }),
  inUse: ({ path, tries, reply }) => ({
    message: `Another program has the file ${path} open: asked for ${tries} times, it could not be read (“${reply}”).`,
    hint: 'PrestaShop or ProShop is probably writing it. Nothing was done; the next run begins again.',
  }),
  localMissing: ({ path, reason }) => ({
    message: `The file ${path} cannot be read (${reason}).`,
    hint: 'Check the path given on the command line.',
  }),
};
