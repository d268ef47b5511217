import { inspectImage } from '../../src/media/inspect-image.ts';
import { gif, jpeg, png, webp } from './made-images.ts';

test.each([
  ['a.png', png(), { type: 'image/png', name: 'a.png' }],
  ['a.jpg', jpeg(), { type: 'image/jpeg', name: 'a.jpg' }],
  ['a.JPEG', jpeg(), { type: 'image/jpeg', name: 'a.JPEG' }],
  ['a.webp', webp, { type: 'image/webp', name: 'a.webp' }],
  ['what a camera adds behind it', Buffer.concat([jpeg(), Buffer.alloc(1000)]), { type: 'image/jpeg' }],
  ['wrong.jpg', png(), { type: 'image/png', name: 'wrong.png' }],
  ['image.php', jpeg(), { type: 'image/jpeg', name: 'image.jpg' }],
  ['1234.5', webp, { type: 'image/webp', name: '1234.5.webp' }],
])('%s is an image', (name, bytes, expected) => {
  expect(inspectImage(bytes, name)).toMatchObject(expected);
});

test.each([
  ['0 bytes', Buffer.alloc(0), { kind: 'medium/empty' }],
  ['a page', Buffer.from('\n<!DOCTYPE html><html>'), { kind: 'medium/no-image', found: 'text/html' }],
  ['a PDF', Buffer.from('%PDF-1.4\n'), { kind: 'medium/no-image', found: 'application/pdf' }],
  ['a GIF', gif, { kind: 'medium/no-image', found: 'gif' }],
  ['a drawing', Buffer.from('<svg width="9" height="9"/>'), { kind: 'medium/no-image', found: 'svg' }],
  ['noise', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), { kind: 'medium/no-image', found: '' }],
  ['the start of a PNG', png().subarray(0, 20), { kind: 'medium/cut' }],
  ['a PNG without its end', png().subarray(0, -12), { kind: 'medium/cut' }],
  ['a JPEG without its end', jpeg().subarray(0, -2), { kind: 'medium/cut' }],
  ['a WebP without its end', webp.subarray(0, -4), { kind: 'medium/cut' }],
  ['12,000 by 12,000 points', png(12_000, 12_000), { kind: 'medium/too-large', width: 12_000 }],
])('%s is none', (_, bytes, expected) => {
  expect(inspectImage(bytes, 'a.png')).toMatchObject(expected);
});

test('7,000 by 7,000 points is the most', () => {
  expect(inspectImage(png(7000, 7000), 'a.png')).toMatchObject({ type: 'image/png' });
  expect(inspectImage(png(7000, 7200), 'a.png')).toMatchObject({ kind: 'medium/too-large' });
});
