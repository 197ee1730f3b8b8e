/** What is asked of events: how many, the sum of a property … */
import { type Aggregate, type Tree } from '../tree/node.ts';
import { withWhere, withWindow } from '../tree/queries.ts';
import { AddWhere, EventSelect, PropertySelect, Where } from './EventPart.tsx';
import { WindowInput } from './WindowInput.tsx';

/** Of these a property may be asked, and need not. */
const FREE = ['count', 'first', 'last'];

interface Given {
  subject: Aggregate;
  onChange: (subject: Tree) => void;
  /** The first or last of all time is usual: another window is shown, but not offered. */
  ofAllTime?: boolean;
}

export function EventsForm({ subject, onChange, ofAllTime = false }: Given) {
  const { type, property } = subject;
  const asks = type !== 'days' && (!FREE.includes(type) || property !== undefined);
  return (
    <>
      <EventSelect value={subject.event} onChange={(event) => onChange({ ...subject, event })} />
      {asks && (
        <PropertySelect
          event={subject.event}
          value={subject.property ?? null}
          onChange={(property) => onChange({ ...subject, property })}
        />
      )}
      {(!ofAllTime || subject.window !== undefined) && (
        <WindowInput
          value={subject.window}
          onChange={(window) => onChange(withWindow(subject, window))}
        />
      )}
      <AddWhere query={subject} onChange={(where) => onChange({ ...subject, where })} />
      <Where
        event={subject.event}
        items={subject.property && subject.property.length > 1 ? subject.property[0] : undefined}
        where={subject.where}
        onChange={(where) => onChange(withWhere(subject, where))}
      />
    </>
  );
}
