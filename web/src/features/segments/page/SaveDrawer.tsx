/** Saves a segment: its title and who answers for it, and first what that will change. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Flex, Form } from 'antd';
import { useNavigate } from 'react-router';

import { problemOf } from '~/api/problem.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { leaveFreely } from '~/ui/Leaving.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';

import { type Naming, NamingFields, namingOf, useMetadata } from '../Naming.tsx';
import { Conflict } from './Conflict.tsx';
import { Effects } from './Effects.tsx';
import type { Metadata, SavedSegment } from './spec.ts';
import { useSave } from './useSave.ts';

interface Given {
  saved: SavedSegment | undefined;
  rule: string;
  title: string;
  onClose: () => void;
  onSaved: () => void;
  /** Brings back what was built, unsaved. */
  onDraft: (rule: string) => void;
}

export function SaveDrawer({ saved, rule, title, onClose, onSaved, onDraft }: Given) {
  const text = useText();
  const { language } = useLanguage();
  const metadata = useMetadata();
  const save = useSave(onSaved);
  const [form] = Form.useForm<Naming>();
  // As it stands now: it may be changed while the conflict is looked at.
  const naming = Form.useWatch<Naming>([], form);
  const old = saved?.definition.metadata;
  const submit = (given: Naming) =>
    void save.run({
      kind: 'Segment',
      metadata: metadata(given, old?.name),
      spec: { rule },
      saved,
    });
  const isConflict = save.error !== undefined && problemOf(save.error).status === 412;
  return (
    <Drawer open size={480} title={text('segments-save')} onClose={onClose}>
      <Form<Naming>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={namingOf(old, title, language)}
        onFinish={submit}
      >
        <NamingFields />
        <Effects name={old?.name} rule={rule} />
        {save.error !== undefined && !(saved && isConflict) && (
          <Alert
            type="error"
            showIcon
            title={isConflict ? text('segments-name-taken') : problemOf(save.error).message}
          />
        )}
        {saved && isConflict && naming ? (
          <div style={{ marginTop: 16 }}>
            <Resolve
              mine={{ metadata: metadata(naming, old?.name), rule }}
              given={{ onSaved, onDraft }}
              save={save}
            />
          </div>
        ) : (
          <Flex gap={8} style={{ marginTop: 16 }}>
            <Button type="primary" htmlType="submit" loading={save.isRunning}>
              {text('ui-save')}
            </Button>
            <Button onClick={onClose}>{text('ui-cancel')}</Button>
          </Flex>
        )}
      </Form>
    </Drawer>
  );
}

interface ResolveGiven {
  mine: { metadata: Metadata; rule: string };
  given: Pick<Given, 'onSaved' | 'onDraft'>;
  save: ReturnType<typeof useSave>;
}

/** Mine over theirs, theirs, or mine as another segment. */
function Resolve({ mine, given: { onSaved, onDraft }, save }: ResolveGiven) {
  const { language, text } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const undo = useUndo();
  const takeTheirs = async () => {
    onSaved();
    await queries.invalidateQueries();
    undo(text('ui-conflict-taken'), () => Promise.resolve(onDraft(mine.rule)));
  };
  const takeNew = () => {
    leaveFreely();
    const title = titleOf(mine.metadata, language);
    void navigate(paths.newSegment({ rule: mine.rule, title }));
  };
  return (
    <Conflict
      mine={mine}
      onMine={(theirs) =>
        void save.run({
          kind: 'Segment',
          metadata: mine.metadata,
          spec: { rule: mine.rule },
          saved: theirs,
        })
      }
      onTheirs={() => void takeTheirs()}
      onNew={takeNew}
    />
  );
}
