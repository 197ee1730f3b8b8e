/** Moving conditions about: dragged with the pointer or by the keys, with a word on where they went. */
import {
  createContext,
  type DragEvent,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

import { useText } from '~/messages/Messages.tsx';

import { type Moved, moveTo, type Place } from '../tree/groups.ts';
import type { Draft, Node } from '../tree/node.ts';
import { rowOf } from '../tree/sent.ts';

export interface Editing {
  root: Draft<Node>;
  onChange: (root: Draft<Node>) => void;
}

interface Dragging {
  from: Place;
  /** Before which place it would be put now. */
  to?: Place;
}

export interface Moving extends Editing {
  /** The id of the button with the menu of a row. */
  idOf: (place: Place) => string;
  move: (moved: Moved | undefined) => void;
  /** Where something would be dropped. */
  target: Place | undefined;
  begin: (from: Place) => void;
  end: () => void;
  /** Something is held over a place. */
  hold: (event: DragEvent, to: Place) => void;
  drop: (event: DragEvent) => void;
}

const NOWHERE: Moving = {
  root: null,
  onChange: () => undefined,
  idOf: rowOf,
  move: () => undefined,
  target: undefined,
  begin: () => undefined,
  end: () => undefined,
  hold: () => undefined,
  drop: () => undefined,
};

export const MovingContext = createContext<Moving>(NOWHERE);

export function useMoving(): Moving {
  return useContext(MovingContext);
}

/** What moves the conditions of one tree, and what was said of the last move. */
export function useNewMoving({ root, onChange }: Editing): { moving: Moving; said: string } {
  const text = useText();
  const id = useId();
  const [said, setSaid] = useState('');
  const [dragging, setDragging] = useState<Dragging>();
  const idOf = (place: Place) => `${id}-${rowOf(place)}`;
  const goal = useRef<string>(undefined);
  useEffect(() => {
    // What was moved is another row now: the keys go on moving it.
    if (goal.current) document.getElementById(goal.current)?.focus();
    goal.current = undefined;
  }, [root]);
  const move = (moved: Moved | undefined) => {
    if (!moved) return;
    goal.current = idOf(moved.place);
    setSaid(text('segments-moved', { number: moved.place.map((index) => index + 1).join('.') }));
    onChange(moved.root);
  };
  const found = dragging?.to && moveTo(root, dragging.from, dragging.to);
  const moving: Moving = {
    root,
    onChange,
    idOf,
    move,
    target: found && dragging.to,
    begin: (from) => setDragging({ from }),
    end: () => setDragging(undefined),
    hold: (event, to) => {
      if (!dragging) return;
      event.stopPropagation();
      event.preventDefault();
      if (!dragging.to || rowOf(dragging.to) !== rowOf(to)) setDragging({ ...dragging, to });
    },
    drop: (event) => {
      if (!dragging) return;
      event.stopPropagation();
      event.preventDefault();
      setDragging(undefined);
      move(found);
    },
  };
  return { moving, said };
}
