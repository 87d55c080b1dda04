import { describe, expect, test } from '@jest/globals';
import { CsvDecoder } from '../../src/imports/csv-decoder.ts';

const SIZES = [1, 2, 3, 5, 4_096, 1_000_000];

function decoded(bytes: Uint8Array, size: number): string {
  const decoder = new CsvDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size));
  return text + decoder.end();
}

const text = 'UPN,Surname\r\nA,Müller\r\nB,Ó Súilleabháin\r\nC,Zoë “Zo”\r\n';
/** WHATWG Windows-1252 of the letters used here. */
const windows1252 = (content: string): Buffer =>
  Buffer.from(
    content.replace(/“/g, '\x93').replace(/”/g, '\x94').replace(/€/g, '\x80').replace(/’/g, '\x92'),
    'latin1',
  );
const bigEndian = (content: string): Buffer => Buffer.from(content, 'utf16le').swap16();

describe.each(SIZES)('in pieces of %i bytes', (size) => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', windows1252(text)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian', bigEndian(`\ufeff${text}`)],
    ['UTF-16 big-endian without', bigEndian(text)],
  ])('%s', (_name, bytes) => {
    expect(decoded(bytes, size)).toBe(text);
  });
});

test('ASCII goes through as it comes', () => {
  const decoder = new CsvDecoder();
  expect(decoder.write(Buffer.from('UPN,Surname\n'))).toBe('UPN,Surname\n');
  expect(decoder.write(Buffer.from('A,Ng'))).toBe('A,Ng');
  expect(decoder.end()).toBe('');
});

test.each([
  ['', ''],
  ['U', 'U'],
  ['é', 'é'],
])('a file of %j', (content, expected) => {
  expect(decoded(Buffer.from(content), 1)).toBe(expected);
});

test('the first letter may come after any length of ASCII', () => {
  const ascii = 'A,Ng\n'.repeat(100_000);
  expect(decoded(Buffer.concat([Buffer.from(ascii), windows1252('Żé€'.slice(1))]), 65_536)).toBe(`${ascii}é€`);
  expect(decoded(Buffer.from(`${ascii}é€`), 65_536)).toBe(`${ascii}é€`);
});

test('in a file of both encodings the one with more letters is taken, and the rest is marked', () => {
  expect(decoded(Buffer.concat([Buffer.from('Müller\nZoë\n'), windows1252('Siân\n')]), 4)).toBe(
    'Müller\nZoë\nSi\uFFFDn\n',
  );
  expect(decoded(Buffer.concat([Buffer.from('Müller\n'), windows1252('Siân\nZoë\n')]), 4)).toBe('MÃ¼ller\nSiân\nZoë\n');
});

test('a letter on the edge of what is looked at is not cut', () => {
  const letters = 'é'.repeat(40_000);
  expect(decoded(Buffer.from(`x${letters}`), 65_535)).toBe(`x${letters}`);
});

test.each([
  ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), true],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), true],
  ['a PDF', Buffer.from('%PDF-1.7'), true],
  ['text', Buffer.from('PK,UPN'), false],
])('%s is binary or not', (_name, bytes, expected) => {
  const decoder = new CsvDecoder();
  decoder.write(bytes);
  expect(decoder.isBinary).toBe(expected);
});
