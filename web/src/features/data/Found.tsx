/** What a file was found to be, in a line. */
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Guess } from './guess.ts';

interface FileFacts {
  format: string;
  compression: string;
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
}

const FORMATS: Record<string, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  json: 'JSON',
  'json-lines': 'JSON Lines',
  tracking: 'JSON Lines',
  parquet: 'Parquet',
};

/** The facts of a guess, which the document of the API leaves open. */
export function found(guess: Guess): FileFacts {
  return guess.found as unknown as FileFacts;
}

export function Found({ guess }: { guess: Guess }) {
  const text = useText();
  const { number } = useFormat();
  const { format, compression, encoding, sheet } = found(guess);
  const size = guess.bytes / 1_000_000;
  const parts = [
    FORMATS[format] ?? format,
    compression !== 'none' && compression,
    encoding?.toUpperCase(),
    sheet && text('data-sheet-of', { sheet }),
    text('data-size', { size: number(Math.max(0.01, Math.round(size * 100) / 100)) }),
    guess.columns.length > 0 && text('data-columns-count', { count: guess.columns.length }),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
