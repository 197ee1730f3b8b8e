/** Reads an Excel workbook as the program does that a person opens it with: sheets, and the texts in them. */
import { inflateRawSync } from 'node:zlib';

export interface Workbook {
  sheets: string[];
  /** Rows of the first sheet, cells as text. */
  rows: string[][];
}

export function workbook(bytes: Buffer): Workbook {
  const parts = unpacked(bytes);
  const part = (path: string) => parts.get(path) ?? '';
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(text);
  const rows = [...part('xl/worksheets/sheet1.xml').matchAll(/<row[ >].*?<\/row>/gs)];
  return {
    sheets: sheets.map(([, name]) => name ?? ''),
    rows: rows.map(([row]) => [...row.matchAll(/<c[ >].*?(?:<\/c>|\/>)/gs)].map(cellOf(shared))),
  };
}

const cellOf = (shared: string[]) => (cell: RegExpMatchArray) => {
  const value = cell[0].match(/<v>(.*?)<\/v>/s)?.[1];
  if (value === undefined) return text(cell);
  return /t="s"/.test(cell[0]) ? (shared[Number(value)] ?? '') : value;
};

/** All that is written in a piece of XML. */
function text([piece]: RegExpMatchArray): string {
  return [...piece.matchAll(/<t[ >][^<]*|<t>[^<]*/g)]
    .map(([one]) => one.replace(/^<t[^>]*>/, ''))
    .join('');
}

const END = 0x06054b50;

/** Files of a ZIP archive, by its directory. */
function unpacked(bytes: Buffer): Map<string, string> {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error('this is no ZIP archive');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const head = bytes.readUInt32LE(at + 42);
    const begin = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
    const isPacked = bytes.readUInt16LE(at + 10) === 8;
    files.set(name, (isPacked ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}
