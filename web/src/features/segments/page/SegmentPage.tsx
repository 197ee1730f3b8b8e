import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { api } from '~/api/client.ts';
import { useDefinition } from '~/api/definition.ts';
import { useRight } from '~/api/session.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { NoPermission } from '~/ui/Trouble.tsx';

import { ListPage } from '../lists/ListPage.tsx';
import { Editor } from './Editor.tsx';
import { ReadOnly } from './ReadOnly.tsx';
import type { ListSpec, SavedSegment, SegmentSpec } from './spec.ts';

/** A segment or list by its name, or a new segment. */
export function SegmentPage() {
  const { name } = useParams();
  return name === undefined ? <New /> : <Existing key={name} name={name} />;
}

function New() {
  const [search] = useSearchParams();
  const mayDefine = useRight('define');
  const rule = search.get('rule') ?? '';
  const title = search.get('title') ?? '';
  if (!mayDefine) return <NoPermission />;
  return <Editor key={rule} rule={rule} title={title} />;
}

function Existing({ name }: { name: string }) {
  // A list may have the name as well; which of them there is, the list of definitions says.
  const lists = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'StaticList', limit: 500 } },
  });
  return (
    <Loaded query={lists}>
      {({ items }) =>
        items.some((one) => one.name === name) ? <List name={name} /> : <Segment name={name} />
      }
    </Loaded>
  );
}

function Segment({ name }: { name: string }) {
  const saved = useDefinition<SegmentSpec>('Segment', name);
  const mayDefine = useRight('define');
  return (
    <Loaded query={saved}>
      {(found) => (mayDefine ? <Held newest={found} /> : <ReadOnly saved={found} />)}
    </Loaded>
  );
}

/** Stays at the version that is being changed, and follows the newest when nothing is unsaved. */
function Held({ newest }: { newest: SavedSegment }) {
  const [held, setHeld] = useState(newest);
  const [changed, setChanged] = useState(false);
  const [saving, setSaving] = useState(false);
  const [draft, setDraft] = useState<string>();
  if (!changed && !saving && held.version !== newest.version) {
    setHeld(newest);
    setDraft(undefined);
  }
  return (
    <Editor
      key={`${held.version} ${draft ?? ''}`}
      saved={held}
      rule={held.definition.spec.rule}
      draft={draft}
      onChanged={setChanged}
      onDraft={setDraft}
      onSaving={setSaving}
    />
  );
}

function List({ name }: { name: string }) {
  const saved = useDefinition<ListSpec>('StaticList', name);
  return <Loaded query={saved}>{(found) => <ListPage saved={found} />}</Loaded>;
}
