/** A list of things that each have a secret, which is shown once, when one is made. */
import { Button, Empty } from 'antd';
import { type ReactNode, useState } from 'react';

import type { OnePage, usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';

import { Part } from './Part.tsx';
import { Secret } from './Secret.tsx';

/** What the form behind the button is given. */
export interface FormGiven {
  open: boolean;
  onClose: () => void;
  onMade: (made: { secret?: string | null }) => void;
}

interface Given<Item> {
  title?: string;
  what: string;
  /** What the button says. */
  add: string;
  /** What stands where there are none. */
  none: string;
  list: ReturnType<typeof usePages<OnePage<Item>>>;
  form: (given: FormGiven) => ReactNode;
  children: (items: Item[]) => ReactNode;
}

export function Keyed<Item>({ title, what, add, none, list, form, children }: Given<Item>) {
  const text = useText();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const make = <Button onClick={() => setMaking(true)}>{add}</Button>;
  return (
    <Part {...(title && { title })} what={what} action={make}>
      <Loaded
        query={list}
        isEmpty={(items) => items.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />}
      >
        {children}
      </Loaded>
      <More list={list} />
      {form({
        open: making,
        onClose: () => setMaking(false),
        onMade: (made) => setSecret(made.secret ?? undefined),
      })}
      <Secret
        title={text('keys-secret')}
        what={text('keys-secret-what')}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </Part>
  );
}
