/** A value that follows another when it rests. */
import { useEffect, useState } from 'react';

/** How long the hand must rest until what was typed is counted or searched, in milliseconds. */
export const REST = 40;

/** Follows `value` as soon as it has not changed for so many milliseconds. */
export function useDebounced<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
