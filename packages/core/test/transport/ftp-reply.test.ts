import {
  readExtendedPassivePort,
  readFeatures,
  readModifiedAt,
  readNames,
  readPassivePort,
  readSize,
  readUnusualFolder,
  readWorkingFolder,
} from '@passerelle/core/transport/ftp-reply.ts';

const reply = (text: string) => ({ code: Number(text.slice(0, 3)), text });

test.each([
  ['213 0', 0],
  ['213 12345', 12345],
  ['213 12345 ', 12345],
  ['213 12,345', undefined],
  ['213 12 345', undefined],
  ['213 12, some words', undefined],
  ['213 -1', undefined],
  ['213 1e3', undefined],
  ['213', undefined],
  ['213 ', undefined],
  ['213 9999999999999999', undefined],
  ['213-12\n213 13', undefined],
  ['250 12', undefined],
  ['550 12', undefined],
])('SIZE: %j is %s', (text, size) => {
  expect(readSize(reply(text))).toBe(size);
});

test.each([
  ['213 20261122095703', '2026-11-22T09:57:03.000Z'],
  ['213 20261122095703.250', '2026-11-22T09:57:03.000Z'],
  ['213 20240229000000', '2024-02-29T00:00:00.000Z'],
  ['213 20260229000000', undefined],
  ['213 20261322095703', undefined],
  ['213 20261122246000', undefined],
  // A server whose years began at 1900.
  ['213 191261122095703', undefined],
  ['213 2026112209570', undefined],
  ['213 2026-11-22 09:57:03', undefined],
  ['213 junk', undefined],
  ['250 20261122095703', undefined],
])('MDTM: %j is %s', (text, iso) => {
  expect(readModifiedAt(reply(text))?.toISOString()).toBe(iso);
});

test.each([
  ['257 "/" is the current folder', '/'],
  ['257 "/home/shop"', '/home/shop'],
  ['257 "/say ""hello""" is it', '/say "hello"'],
  ['257 /home/shop', undefined],
  ['257 "home"', undefined],
  ['257 ""', undefined],
  ['257 "\\"', undefined],
  ['257 "C:/shop"', undefined],
  ['250 "/"', undefined],
])('PWD: %j is %s', (text, folder) => {
  expect(readWorkingFolder(reply(text))).toBe(folder);
});

test.each([
  ['257 ""', '/'],
  ['257 "\\" is current', '/'],
  ['257 "\\home\\shop"', '/home/shop'],
  ['257 "C:/shop"', 'C:/shop'],
  ['257 "C:\\"', 'C:/'],
  ['257 "C:"', 'C:'],
  ['257 "home"', undefined],
  ['257 C:/shop', undefined],
  ['250 ""', undefined],
])('PWD in a way of its own: %j is %s', (text, folder) => {
  expect(readUnusualFolder(reply(text))).toBe(folder);
});

test.each([
  ['229 Entering Extended Passive Mode (|||6446|)', 6446],
  ['229 OK (!!!65535!)', 65535],
  ['229 OK (|||0|)', undefined],
  ['229 OK (|||65536|)', undefined],
  ['229 OK (|1|127.0.0.1|6446|)', undefined],
  ['229 OK |||6446|', undefined],
  ['200 OK (|||6446|)', undefined],
])('EPSV: %j is %s', (text, port) => {
  expect(readExtendedPassivePort(reply(text))).toBe(port);
});

test.each([
  ['227 Entering Passive Mode (192,168,1,100,10,229)', 2789],
  ['227 Entering Passive Mode 0,0,0,0,1,2', 258],
  ['227 Entering Passive Mode (10,0,0,1,255,255).', 65535],
  ['227 Entering Passive Mode (10,0,0,1,256,1)', undefined],
  ['227 Entering Passive Mode (10,0,0,1,1,300)', undefined],
  ['227 Entering Passive Mode (10,0,0,1,0,0)', undefined],
  ['227 Entering Passive Mode (10,0,0,1,5)', undefined],
  ['227 nothing', undefined],
  ['200 (10,0,0,1,5,5)', undefined],
])('PASV: %j is %s', (text, port) => {
  expect(readPassivePort(reply(text))).toBe(port);
});

test.each([
  ['a.csv\r\nb c.csv\r\n', ['a.csv', 'b c.csv']],
  ['a.csv\nb.csv', ['a.csv', 'b.csv']],
  ['import/a.csv\r\n./b.csv\r\n', ['a.csv', 'b.csv']],
  ['.\r\n..\r\na\r\n\r\n', ['a']],
  ['', []],
])('NLST: %j is %j', (data, names) => {
  expect(readNames(data)).toEqual(names);
});

test.each([
  ['211-Features:\n MDTM\n MLST Type*;Size*;\n211 End', ['MDTM', 'MLST TYPE*;SIZE*;']],
  ['211 No features', []],
  ['500 What?', []],
])('FEAT: %j is %j', (text, features) => {
  expect(readFeatures(reply(text))).toEqual(features);
});
