/** A model while somebody changes it: what it is made from stays, whatever others save meanwhile. */
import { useState } from 'react';

import type { Saved } from '~/api/definition.ts';
import { useText } from '~/messages/Messages.tsx';
import { useUndo } from '~/ui/undo.tsx';

import { Desk } from './desk/Desk.tsx';
import type { Draft, Spec } from './specs.ts';

/** Follows the newest version while nothing is unsaved; else tells of it and leaves the choice. */
export function Held({ newest }: { newest: Saved<Spec> }) {
  const text = useText();
  const undo = useUndo();
  const [held, setHeld] = useState<{ saved: Saved<Spec>; draft?: Draft; turn: number }>({
    saved: newest,
    turn: 0,
  });
  const [changed, setChanged] = useState(false);
  const begin = (draft?: Draft) =>
    setHeld(({ turn }) => ({ saved: newest, ...(draft && { draft }), turn: turn + 1 }));
  const isBehind = held.saved.version !== newest.version;
  if (isBehind && !changed) begin();
  return (
    <Desk
      key={held.turn}
      initial={held.saved.definition}
      draft={held.draft}
      saved={held.saved}
      theirs={isBehind ? newest : undefined}
      onChanged={setChanged}
      onTheirs={(mine) => {
        setChanged(false);
        undo(text('ui-conflict-taken'), () => Promise.resolve(begin(mine)));
      }}
      onSaved={() => setChanged(false)}
    />
  );
}
