/** What can be done with a segment: save, delete, lay over others, copy. */
import { BlockOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { useText } from '~/messages/Messages.tsx';
import type { RuleEdit } from '~/rule/useRule.ts';
import { paths } from '~/ui/paths.ts';

import { SaveDrawer } from './SaveDrawer.tsx';
import type { SavedSegment } from './spec.ts';
import { useDelete } from './useDelete.ts';

interface Given {
  saved: SavedSegment | undefined;
  edit: RuleEdit;
  changed: boolean;
  title: string;
  /** Nothing is unsaved any more. */
  onSaved: () => void;
  /** Brings back what was built, unsaved. */
  onDraft: (rule: string) => void;
  /** Told whether somebody is about to save: what they look at stays as it is meanwhile. */
  onSaving: (saving: boolean) => void;
}

export function Actions({ saved, edit, changed, title, onSaved, onDraft, onSaving }: Given) {
  const text = useText();
  const [saving, setOpen] = useState(false);
  const setSaving = (open: boolean) => {
    setOpen(open);
    onSaving(open);
  };
  const remove = useDelete('Segment');
  const name = saved?.definition.metadata.name;
  const { rule, problems } = edit.settled;
  const canSave = !edit.isPending && rule !== null && problems.length === 0;
  return (
    <>
      {saved && name && (
        <>
          <Link to={paths.overlap([name])}>
            <Button icon={<BlockOutlined aria-hidden />} tabIndex={-1}>
              {text('segments-overlap')}
            </Button>
          </Link>
          <Button icon={<DeleteOutlined aria-hidden />} onClick={() => void remove(saved)}>
            {text('ui-delete')}
          </Button>
        </>
      )}
      <Button type="primary" disabled={!canSave} onClick={() => setSaving(true)}>
        {text(saved && !changed ? 'segments-details' : 'ui-save')}
      </Button>
      {saving && rule !== null && (
        <SaveDrawer
          saved={saved}
          rule={rule}
          title={title}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            onSaved();
          }}
          onDraft={onDraft}
        />
      )}
    </>
  );
}
