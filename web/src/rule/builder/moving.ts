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
  // What is dropped is where it was held last, though React may not have drawn that yet.
  const held = useRef<Dragging>(undefined);
  const drag = (next: Dragging | undefined) => {
    held.current = next;
    setDragging(next);
  };
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
  const movedBy = ({ from, to }: Dragging) => to && moveTo(root, from, to);
  const moving: Moving = {
    root,
    onChange,
    idOf,
    move,
    target: dragging && movedBy(dragging) && dragging.to,
    begin: (from) => drag({ from }),
    end: () => drag(undefined),
    hold: (event, to) => {
      if (!held.current) return;
      event.stopPropagation();
      event.preventDefault();
      const { from, to: before } = held.current;
      if (!before || rowOf(before) !== rowOf(to)) drag({ from, to });
    },
    drop: (event) => {
      if (!held.current) return;
      event.stopPropagation();
      event.preventDefault();
      move(movedBy(held.current));
      drag(undefined);
    },
  };
  return { moving, said };
}
