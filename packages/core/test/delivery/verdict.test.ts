import { judgeStaged, settle, type Observation } from '@passerelle/core/delivery/verdict.ts';

const ours = 100;
const whole: Observation = {
  staged: null,
  target: null,
  ours,
  sentinelSeen: true,
  renameAsked: true,
  mayBeCollected: true,
};

/** S: the staged file; T: the file in `import`. */
test.each<[s: string, t: string, Partial<Observation>, string]>([
  ['there', 'absent', { staged: ours }, 'not-renamed'],
  ['there, of another size', 'absent', { staged: 60 }, 'staged-damaged'],
  ['there, empty', 'absent', { staged: 0 }, 'staged-damaged'],
  ['absent', 'our size', { target: ours }, 'delivered'],
  ['there', 'our size', { staged: ours, target: ours }, 'delivered'],
  ['absent', 'absent', {}, 'collected'],
  ['absent, and no sentinel', 'absent', { sentinelSeen: false }, 'uncertain'],
  ['absent', 'absent, and no import since', { mayBeCollected: false }, 'uncertain'],
  ['absent', 'another size', { target: 60 }, 'uncertain'],
  ['there', 'another size', { staged: ours, target: 60 }, 'uncertain'],
  ['there', 'empty', { staged: ours, target: 0 }, 'uncertain'],
])('a lost reply, S %s, T %s', (_s, _t, sight, verdict) => {
  expect(settle({ ...whole, ...sight })).toBe(verdict);
});

test.each<[s: string, t: string, Partial<Observation>, string]>([
  ['whole', 'absent', { staged: ours }, 'rename'],
  ['whole, never asked to move', 'absent', { staged: ours, renameAsked: false }, 'rename'],
  ['damaged', 'absent', { staged: 60 }, 'upload-again'],
  ['absent, never asked to move', 'absent', { renameAsked: false }, 'upload-again'],
  ['absent, though its rename was refused', 'absent', {}, 'uncertain'],
  ['absent, though its rename was refused', 'our size', { target: ours }, 'renamed'],
  ['absent, never asked to move', 'our size', { target: ours, renameAsked: false }, 'uncertain'],
  ['whole', 'our size', { staged: ours, target: ours }, 'uncertain'],
  ['absent', 'another size', { target: 60 }, 'uncertain'],
])('a staged file, S %s, T %s', (_s, _t, sight, verdict) => {
  expect(judgeStaged({ ...whole, ...sight })).toBe(verdict);
});
